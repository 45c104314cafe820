package io.outbound.channel.smtp;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Text as seven-bit lines with CRLF ends: quoted-printable, or base64 where that is shorter (RFC 2045 §6.7, §6.8). */
final class BodyEncoding {

    private static final int LONGEST_LINE = 76;
    private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);
    private static final Base64.Encoder BASE64 = Base64.getMimeEncoder(LONGEST_LINE, new byte[] {'\r', '\n'});

    private static final boolean[] AS_IT_IS = new boolean[256];

    static {
        for (int i = ' '; i <= '~'; i++) {
            AS_IT_IS[i] = i != '=';
        }
    }

    private BodyEncoding() {}

    /** Writes the encoding's header field, the empty line and the text. */
    static void write(String text, Bytes out) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        if (foreign(utf8) * 6 > utf8.length) {
            out.add("Content-Transfer-Encoding: base64\r\n\r\n");
            out.add(BASE64.encode(withCrlf(utf8))).add("\r\n");
        } else {
            out.add("Content-Transfer-Encoding: quoted-printable\r\n\r\n");
            quotedPrintable(utf8, out);
        }
    }

    private static int foreign(byte[] utf8) {
        int count = 0;
        for (byte one : utf8) {
            if (one < 0) {
                count++;
            }
        }
        return count;
    }

    /** Any of CRLF, CR and LF ends a line. */
    private static byte[] withCrlf(byte[] utf8) {
        Bytes out = new Bytes(utf8.length + 64);
        for (int i = 0; i < utf8.length; i++) {
            if (utf8[i] == '\r' || utf8[i] == '\n') {
                out.add('\r').add('\n');
                i += isCrLf(utf8, i) ? 1 : 0;
            } else {
                out.add(utf8[i]);
            }
        }
        return java.util.Arrays.copyOf(out.array(), out.length());
    }

    private static boolean isCrLf(byte[] text, int at) {
        return text[at] == '\r' && at + 1 < text.length && text[at + 1] == '\n';
    }

    private static void quotedPrintable(byte[] text, Bytes out) {
        int column = 0;
        for (int i = 0; i < text.length; i++) {
            byte one = text[i];
            if (one == '\r' || one == '\n') {
                out.add('\r').add('\n');
                column = 0;
                i += isCrLf(text, i) ? 1 : 0;
                continue;
            }
            int run = one == '.' && column == 0 ? 0 : plainRun(text, i, LONGEST_LINE - 1 - column);
            if (run > 0) {
                out.add(text, i, run);
                column += run;
                i += run - 1;
                continue;
            }
            boolean quoted = mustBeQuoted(text, i, column);
            if (column + (quoted ? 3 : 1) > LONGEST_LINE - 1) {
                out.add('=').add('\r').add('\n');
                column = 0;
                quoted = mustBeQuoted(text, i, 0);
            }
            if (quoted) {
                out.add('=').add(HEX[one >> 4 & 15]).add(HEX[one & 15]);
                column += 3;
            } else {
                out.add(one);
                column++;
            }
        }
        if (column > 0) {
            out.add('\r').add('\n');
        }
    }

    /** How many bytes may stand as they are on the rest of this line; spaces at the end are looked at one by one. */
    private static int plainRun(byte[] text, int from, int most) {
        int limit = Math.min(text.length, from + most);
        int end = from;
        while (end < limit && AS_IT_IS[text[end] & 0xff]) {
            end++;
        }
        while (end > from && text[end - 1] == ' ') {
            end--;
        }
        return end - from;
    }

    private static boolean mustBeQuoted(byte[] text, int at, int column) {
        byte one = text[at];
        if (one == ' ' || one == '\t') {
            return at + 1 == text.length || text[at + 1] == '\r' || text[at + 1] == '\n';
        }
        return one < ' ' || one > '~' || one == '=' || one == '.' && column == 0;
    }
}
