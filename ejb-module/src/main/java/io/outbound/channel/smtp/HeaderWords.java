package io.outbound.channel.smtp;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Header texts: ASCII as it is, everything else as encoded words (RFC 2047). No text can end its line. */
final class HeaderWords {

    private static final int BYTES_A_WORD = 45;
    private static final int LONGEST_LINE = 76;
    private static final int LONGEST_TOKEN = 200;

    private HeaderWords() {}

    /** @throws IllegalArgumentException for control characters */
    static String text(String name, String value) {
        refuseControls(value);
        if (isPlain(value)) {
            return fold(name.length() + 2, value);
        }
        return encoded(value);
    }

    /** A display name in front of an address (RFC 5322 §3.4). */
    static String phrase(String value) {
        refuseControls(value);
        if (!isPlain(value)) {
            return encoded(value);
        }
        return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    static void refuseControls(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (Character.isISOControl(value.charAt(i))
                    || Character.getType(value.charAt(i)) == Character.LINE_SEPARATOR) {
                throw new IllegalArgumentException("a control character in a header");
            }
        }
    }

    private static boolean isPlain(String value) {
        int token = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            token = c == ' ' ? 0 : token + 1;
            if (c < ' ' || c > '~' || token > LONGEST_TOKEN) {
                return false;
            }
        }
        return !value.contains("=?");
    }

    private static String fold(int used, String value) {
        if (used + value.length() <= LONGEST_LINE) {
            return value;
        }
        StringBuilder out = new StringBuilder();
        int line = used;
        for (String word : value.split(" ", -1)) {
            boolean first = out.length() == 0;
            if (!first && !word.isEmpty() && line + word.length() >= LONGEST_LINE) {
                out.append("\r\n");
                line = 0;
            }
            out.append(first ? "" : " ").append(word);
            line += word.length() + 1;
        }
        return out.toString();
    }

    private static String encoded(String value) {
        StringBuilder out = new StringBuilder();
        StringBuilder word = new StringBuilder();
        int bytes = 0;
        for (int i = 0; i < value.length(); ) {
            int point = value.codePointAt(i);
            int size = utf8Size(point);
            if (bytes + size > BYTES_A_WORD) {
                append(out, word);
                word.setLength(0);
                bytes = 0;
            }
            word.appendCodePoint(point);
            bytes += size;
            i += Character.charCount(point);
        }
        append(out, word);
        return out.toString();
    }

    private static void append(StringBuilder out, StringBuilder word) {
        out.append(out.length() == 0 ? "" : "\r\n ")
                .append("=?UTF-8?B?")
                .append(Base64.getEncoder().encodeToString(word.toString().getBytes(StandardCharsets.UTF_8)))
                .append("?=");
    }

    private static int utf8Size(int point) {
        return point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
    }
}
