package io.outbound.address;

import com.ibm.icu.text.SpoofChecker;

/** Mixed scripts, as a Cyrillic ј in jane. */
final class LookAlikes {

    private static final SpoofChecker CHECKER =
            new SpoofChecker.Builder().setChecks(SpoofChecker.RESTRICTION_LEVEL).build();

    private LookAlikes() {}

    static boolean mixesScripts(String text) {
        return text.chars().anyMatch(c -> c > 0x7F) && CHECKER.failsChecks(text);
    }
}
