package io.outbound.calendar;

import java.nio.charset.StandardCharsets;

/** Lines of iCalendar: folded at 75 octets, ended by CRLF (RFC 5545 §3.1). */
final class ContentLines {

    private static final int MOST_OCTETS = 75;

    private final StringBuilder out = new StringBuilder();

    /** @param value as it stands: no text of people */
    ContentLines add(String name, String value) {
        fold(name + ":" + value);
        return this;
    }

    /** Text of people (§3.3.11): what could end the line or the value is escaped, other control characters are left out. */
    ContentLines text(String name, String value) {
        StringBuilder escaped = new StringBuilder();
        value.replace("\r\n", "\n").codePoints().forEach(c -> {
            switch (c) {
                case '\\', ';', ',' -> escaped.append('\\').appendCodePoint(c);
                case '\n', '\r' -> escaped.append("\\n");
                default -> {
                    if (c >= 0x20 && c != 0x7f) {
                        escaped.appendCodePoint(c);
                    }
                }
            }
        });
        return add(name, escaped.toString());
    }

    /** Between characters, never within one. */
    private void fold(String line) {
        int octets = 0;
        for (int i = 0; i < line.length(); ) {
            int c = line.codePointAt(i);
            int width = new String(Character.toChars(c)).getBytes(StandardCharsets.UTF_8).length;
            if (octets + width > MOST_OCTETS) {
                out.append("\r\n ");
                octets = 1;
            }
            out.appendCodePoint(c);
            octets += width;
            i += Character.charCount(c);
        }
        out.append("\r\n");
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
