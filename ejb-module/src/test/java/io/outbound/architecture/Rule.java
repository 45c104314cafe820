package io.outbound.architecture;

import com.tngtech.archunit.lang.ArchRule;
import java.util.List;

/**
 * A sentence, how it is checked, and the planted classes (simple names) that break it on purpose.
 *
 * @param planted each must be named in what the check reports
 */
public record Rule(String sentence, ArchRule check, List<String> planted) {

    public Rule(String sentence, ArchRule check, String... planted) {
        this(sentence, check.allowEmptyShould(true), List.of(planted));
    }
}
