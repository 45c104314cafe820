package io.outbound.kernel;

import java.nio.charset.StandardCharsets;

/** The value of a header's parameter in whatever script: RFC 8187 for HTTP, RFC 2231 for mail. */
public final class ExtendedValue {

    private static final String BARE = "!#$&+-.^_`|~"; // RFC 8187 §3.2.1 attr-char, besides letters and digits

    private ExtendedValue() {}

    /** With the charset before it, as in {@code filename*=UTF-8''a%20b.pdf}. */
    public static String of(String text) {
        return "UTF-8''" + encoded(text);
    }

    /** The bytes alone: ASCII without blanks and controls. */
    public static String encoded(String text) {
        StringBuilder out = new StringBuilder();
        for (byte one : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (one & 0xff);
            boolean bare = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || BARE.indexOf(c) >= 0;
            out.append(bare ? String.valueOf(c) : "%%%02X".formatted((int) c));
        }
        return out.toString();
    }
}
