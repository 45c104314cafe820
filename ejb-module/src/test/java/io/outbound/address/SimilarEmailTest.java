package io.outbound.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Which addresses are similar to one that exists: S similar, N new, I invalid. */
class SimilarEmailTest {

    @ParameterizedTest(name = "{0}: {2}")
    @CsvFileSource(resources = "similar-email.csv", numLinesToSkip = 1, ignoreLeadingAndTrailingWhitespace = false)
    void theTableOfSimilarAddresses(
            String id, String existing, String injected, String exact, String standard, String loose) {
        assertThat(verdict(existing, injected, Similarity.EXACT)).as("EXACT").isEqualTo(exact);
        assertThat(verdict(existing, injected, Similarity.STANDARD))
                .as("STANDARD")
                .isEqualTo(standard);
        assertThat(verdict(existing, injected, Similarity.LOOSE)).as("LOOSE").isEqualTo(loose);
    }

    private static String verdict(String existing, String injected, Similarity similarity) {
        String key = EmailAddress.parse(unescape(existing)).key(similarity);
        return EmailAddress.tryParse(unescape(injected))
                .map(address -> address.key(similarity).equals(key) ? "S" : "N")
                .orElse("I");
    }

    @Test
    void anAddressOfMoreThan254OctetsIsInvalid() {
        String longest = "a".repeat(64) + "@" + ("b".repeat(60) + ".").repeat(3) + "com";
        assertThat(EmailAddress.tryParse(longest)).isPresent();
        assertThat(EmailAddress.tryParse("a".repeat(64) + "@" + ("b".repeat(61) + ".").repeat(3) + "commm"))
                .isEmpty();
    }

    @Test
    void whatIsMailedIsWhatWasTypedWithoutOuterSpace() {
        EmailAddress address = EmailAddress.parse(" Jane.Doe+x@Example.COM. ");
        assertThat(address.address()).isEqualTo("Jane.Doe+x@Example.COM");
        assertThat(address.domain()).isEqualTo("example.com");
    }

    @Test
    void aNameAroundTheAddressIsAnsweredWithWhatToSend() {
        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> EmailAddress.parse("Jane <j@x.test>")))
                .hasMessageContaining("bare address");
    }

    @Test
    void mixedScriptsAreOnlyAWarning() {
        assertThat(EmailAddress.parse("\u0458ane@example.com").looksLikeAnother())
                .isTrue();
        assertThat(EmailAddress.parse("jos\u00E9@example.com").looksLikeAnother())
                .isFalse();
    }

    @Test
    void noKeyIsLongerThanItsColumn() {
        assertThat(EmailAddress.tryParse("\uFDFA".repeat(21) + "@example.com")).isEmpty();
    }

    private static String unescape(String text) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            if (text.startsWith("\\u", i)) {
                plain.append((char) Integer.parseInt(text.substring(i + 2, i + 6), 16));
                i += 5;
            } else if (text.charAt(i) == '\\') {
                plain.append(("\\" + text.charAt(++i)).translateEscapes());
            } else {
                plain.append(text.charAt(i));
            }
        }
        return plain.toString();
    }

    @Test
    void aPlainDomainNeedsNoMappingAndWouldNotBeChangedByIt() {
        Random random = new Random(7);
        long valid = IntStream.range(0, 20_000)
                .mapToObj(i -> random.ints(random.nextInt(1, 12), 0, 6)
                        .mapToObj(c -> String.valueOf("aZ7-.x".charAt(c)))
                        .collect(Collectors.joining()))
                .filter(domain -> DomainName.toAscii(domain).isPresent())
                .peek(domain -> assertThat(DomainName.mapped(domain).map(ascii -> ascii.toLowerCase(Locale.ROOT)))
                        .as(domain)
                        .isEqualTo(DomainName.toAscii(domain)))
                .count();
        assertThat(valid).isPositive();
    }
}
