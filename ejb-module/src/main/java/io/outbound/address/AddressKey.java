package io.outbound.address;

import java.text.Normalizer;
import java.util.Locale;

/** What of an address counts at each level of similarity; the one place that knows. */
final class AddressKey {

    private AddressKey() {}

    static String of(AddressParts parts, Similarity similarity) {
        return switch (similarity) {
            case EXACT -> parts.local() + "@" + parts.domain();
            case STANDARD -> folded(parts.local(), Normalizer.Form.NFC) + "@" + parts.domain();
            case LOOSE -> loose(parts);
        };
    }

    private static String loose(AddressParts parts) {
        String domain = parts.domain().equals("googlemail.com") ? "gmail.com" : parts.domain();
        String local = folded(parts.local(), Normalizer.Form.NFKC);
        if (local.charAt(0) != '"') {
            int plus = local.indexOf('+');
            local = plus > 0 ? local.substring(0, plus) : local;
            local = domain.equals("gmail.com") ? local.replace(".", "") : local;
        }
        return local + "@" + domain;
    }

    private static String folded(String local, Normalizer.Form form) {
        if (AddressParts.isPlain(local)) {
            return withoutNeedlessQuotes(local.toLowerCase(Locale.ROOT));
        }
        String lower = Normalizer.normalize(local, form).toLowerCase(Locale.ROOT);
        return withoutNeedlessQuotes(Normalizer.normalize(lower, form));
    }

    /** {@code "jane"} is {@code jane} (RFC 5321 §4.1.2); {@code "jane doe"} needs its quotes. */
    private static String withoutNeedlessQuotes(String local) {
        if (local.length() < 2 || local.charAt(0) != '"') {
            return local;
        }
        String content = local.substring(1, local.length() - 1).replaceAll("\\\\(.)", "$1");
        return AddressParts.isDotAtom(content) ? content : "\"" + content.replaceAll("([\\\\\"])", "\\\\$1") + "\"";
    }
}
