package io.outbound.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.outbound.trigger.RefusalReason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MessagesTest {

    private static final Path TEXTS = Path.of("src/main/resources/io/outbound/console");
    private static final List<Path> SOURCES =
            List.of(Path.of("src/main/webapp"), Path.of("src/main/java/io/outbound/console"));
    private static final Pattern IN_PAGES =
            Pattern.compile("msg\\['([a-zA-Z0-9.]+)'\\]|words\\.say\\('([a-zA-Z0-9.]+)'");
    private static final Pattern IN_VIEWS =
            Pattern.compile("(?:words\\.say|notices\\.done|done|fact)\\((?:facts, )?\"([a-zA-Z0-9.]+[a-zA-Z0-9])\"");

    @Test
    void everyTextIsThereInBothLanguages() throws IOException {
        assertThat(keys("it")).containsExactlyInAnyOrderElementsOf(keys("en"));
    }

    @Test
    void everyReasonOfARefusedCallIsSaidInBothLanguages() throws IOException {
        for (RefusalReason reason : RefusalReason.values()) {
            assertThat(keys("en")).contains("log.reason." + reason, "log.detail." + reason);
            assertThat(keys("it")).contains("log.reason." + reason, "log.detail." + reason);
        }
    }

    @Test
    void noTextIsEmpty() throws IOException {
        for (String language : List.of("en", "it")) {
            assertThat(texts(language).values())
                    .allSatisfy(text -> assertThat(text.toString()).isNotBlank());
        }
    }

    @Test
    void theSamePlacesAreFilledInInBothLanguages() throws IOException {
        Properties english = texts("en");
        Properties italian = texts("it");
        for (String key : keys("en")) {
            assertThat(places(italian.getProperty(key))).as(key).isEqualTo(places(english.getProperty(key)));
        }
    }

    @Test
    void everyKeyThatAPageOrAViewNamesExists() throws IOException {
        Set<String> named = new TreeSet<>();
        for (Path folder : SOURCES) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.filter(MessagesTest::isSource).toList()) {
                    String source = Files.readString(file);
                    collect(IN_PAGES, source, named);
                    collect(IN_VIEWS, source, named);
                }
            }
        }
        assertThat(named).hasSizeGreaterThan(100);
        assertThat(keys("en")).containsAll(named);
    }

    @Test
    void theRuleOfTheSeedHasItsExactWording() throws IOException {
        assertThat(texts("en").getProperty("settings.block"))
                .isEqualTo(
                        "Do not add new Leads via api if Lead with similar email already exists (avoids duplicates)");
    }

    private static boolean isSource(Path file) {
        return file.toString().endsWith(".xhtml") || file.toString().endsWith(".java");
    }

    private static void collect(Pattern pattern, String source, Set<String> named) {
        Matcher found = pattern.matcher(source);
        while (found.find()) {
            for (int group = 1; group <= found.groupCount(); group++) {
                if (found.group(group) != null && !found.group(group).endsWith(".")) {
                    named.add(found.group(group));
                }
            }
        }
    }

    private static int places(String text) {
        return text.contains("{0}") || text.contains("{0,")
                ? new MessageFormat(text).getFormatsByArgumentIndex().length
                : 0;
    }

    private static Set<String> keys(String language) throws IOException {
        return new TreeSet<>(texts(language).stringPropertyNames());
    }

    private static Properties texts(String language) throws IOException {
        Properties texts = new Properties();
        texts.load(
                Files.newBufferedReader(TEXTS.resolve("messages_" + language + ".properties"), StandardCharsets.UTF_8));
        return texts;
    }
}
