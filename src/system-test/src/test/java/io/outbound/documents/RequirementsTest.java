package io.outbound.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code src/site/requirements.md} lists every statement once, and each test it names is there. */
class RequirementsTest {

    private static final Pattern ROW = Pattern.compile("^\\| (\\d\\.\\d+) \\|.*\\| ([^|]+) \\|$", Pattern.MULTILINE);
    private static final Pattern NAMED_TEST = Pattern.compile("`(\\w+)#(\\w+)`");

    private final List<MatchResult> rows = ROW.matcher(Project.text(Project.file("src/site/requirements.md")))
            .results()
            .toList();

    @Test
    void everyStatementHasItsRow() {
        assertThat(rows)
                .extracting(row -> row.group(1))
                .containsExactlyElementsOf(Stream.of(ids(0, 19), ids(1, 24), ids(2, 50), ids(3, 24))
                        .flatMap(List::stream)
                        .toList());
    }

    @Test
    void everyRowNamesATestOrSaysNotYet() {
        assertThat(rows).allSatisfy(row -> assertThat(row.group(2))
                .as("shown by, of %s", row.group(1))
                .matches("not yet|`\\w+#\\w+`(, `\\w+#\\w+`)*"));
    }

    @Test
    void everyNamedTestExists() {
        Map<String, String> tests = Project.testSources().stream()
                .collect(Collectors.toMap(RequirementsTest::className, Project::text, String::concat));
        List<String> missing = new ArrayList<>();
        rows.forEach(row -> NAMED_TEST
                .matcher(row.group(2))
                .results()
                .filter(test -> !tests.getOrDefault(test.group(1), "").contains("void " + test.group(2) + "("))
                .forEach(test -> missing.add(row.group(1) + " " + test.group())));
        assertThat(missing).isEmpty();
    }

    private static List<String> ids(int document, int last) {
        return IntStream.rangeClosed(1, last)
                .mapToObj(number -> document + "." + number)
                .toList();
    }

    private static String className(Path source) {
        return source.getFileName().toString().replace(".java", "");
    }
}
