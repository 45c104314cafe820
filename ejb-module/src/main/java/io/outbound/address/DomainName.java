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
        IDNA.Info info = new IDNA.Info();
        String ascii = UTS46.nameToASCII(typed, new StringBuilder(), info).toString();
        String lower = ascii.toLowerCase(Locale.ROOT);
        boolean valid = !info.hasErrors()
                && lower.length() <= MAX_LENGTH
                && LABELS.matcher(lower).matches();
        return valid && !isNumber(lower.substring(lower.lastIndexOf('.') + 1)) ? Optional.of(lower) : Optional.empty();
    }

    /** No top-level domain is a number: 127.0.0.1 is an address, not a domain (RFC 3696 §2). */
    private static boolean isNumber(String label) {
        return label.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
