package io.outbound.address;

import com.ibm.icu.text.IDNA;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Domain names as the DNS knows them. UTS 46 without the transitional mapping: {@code java.net.IDN} is IDNA 2003 and
 * would make one domain of {@code straße} and {@code strasse}.
 */
final class DomainName {

    private static final IDNA UTS46 = IDNA.getUTS46Instance(
            IDNA.USE_STD3_RULES | IDNA.CHECK_BIDI | IDNA.CHECK_CONTEXTJ | IDNA.NONTRANSITIONAL_TO_ASCII);
    private static final int MAX_LENGTH = 253;
    private static final Pattern LABELS =
            Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)++");

    private DomainName() {}

    /** A-labels in lower case; empty when it is no domain of at least two labels that mail could be sent to. */
    static Optional<String> toAscii(String typed) {
        if (typed.isEmpty() || typed.length() > MAX_LENGTH || typed.charAt(0) == '[') {
            return Optional.empty();
        }
        return (isPlain(typed) ? Optional.of(typed) : mapped(typed))
                .map(ascii -> ascii.toLowerCase(Locale.ROOT))
                .filter(lower -> lower.length() <= MAX_LENGTH
                        && LABELS.matcher(lower).matches()
                        && !isNumber(lower.substring(lower.lastIndexOf('.') + 1)));
    }

    /**
     * Whether the mapping only makes it lower case: letters, digits, dots and single hyphens. Two hyphens may stand for
     * something else.
     */
    private static boolean isPlain(String typed) {
        for (int i = 0; i < typed.length(); i++) {
            char c = typed.charAt(i);
            boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
            boolean hyphen = c == '-' && typed.charAt(Math.max(0, i - 1)) != '-';
            if (!letter && !hyphen && c != '.') {
                return false;
            }
        }
        return true;
    }

    static Optional<String> mapped(String typed) {
        IDNA.Info info = new IDNA.Info();
        String ascii = UTS46.nameToASCII(typed, new StringBuilder(), info).toString();
        return info.hasErrors() ? Optional.empty() : Optional.of(ascii);
    }

    /** No top-level domain is a number: 127.0.0.1 is an address, not a domain (RFC 3696 §2). */
    private static boolean isNumber(String label) {
        return label.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
