package io.outbound.rest.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProblemPageTest {

    private static final List<Path> SOURCES = List.of(
            Path.of("src/main/java"), Path.of("../ejb-module/src/main/java"), Path.of("../batch-jobs/src/main/java"));
    private static final Pattern CODE = Pattern.compile(
            "(?:DomainException\\s*\\.invalid\\(|Problem\\s*\\.of\\(\\s*\\d+,|Kind\\.[A-Z_]+,)\\s*\"([a-z0-9-]+)\"");
    private static final Pattern NOT_FOUND = Pattern.compile("notFound\\(\\s*\"([a-z-]+)\"");

    @Test
    void everyCodeThatWeAnswerWithHasAPageInBothLanguages() throws IOException {
        for (String code : codes()) {
            assertThat(ProblemPage.of(code, List.of(Locale.ENGLISH)))
                    .as("title of " + code + " in problems.properties")
                    .isPresent();
            assertThat(ProblemPage.of(code, List.of(Locale.ITALIAN)))
                    .as("title of " + code + " in problems_it.properties")
                    .hasValueSatisfying(page -> assertThat(page).contains("lang=\"it\"", "<code>" + code + "</code>"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "no-such-code", "page.text", "status.404", "forbidden.detail", "<script>", "forbidden/x"})
    void whatIsNoCodeHasNone(String code) {
        assertThat(ProblemPage.of(code, List.of(Locale.ENGLISH))).isEmpty();
    }

    private static Set<String> codes() throws IOException {
        Set<String> codes = new TreeSet<>();
        for (Path root : SOURCES) {
            try (Stream<Path> files = Files.walk(root)) {
                for (Path file :
                        files.filter(each -> each.toString().endsWith(".java")).toList()) {
                    String source = Files.readString(file);
                    CODE.matcher(source).results().forEach(found -> codes.add(found.group(1)));
                    NOT_FOUND.matcher(source).results().forEach(found -> codes.add(found.group(1) + "-not-found"));
                }
            }
        }
        assertThat(codes).hasSizeGreaterThan(80);
        return codes;
    }
}
