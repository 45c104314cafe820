package io.outbound.channel.smtp;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** What may change under way is left out of what is signed: {@code relaxed} of RFC 6376 §3.4.2 and §3.4.4. */
final class DkimCanon {

    private DkimCanon() {}

    /** @param field name, colon and value, folded or not; written in one line, without its end */
    static void header(byte[] field, int from, int to, Bytes out) {
        int colon = from;
        while (field[colon] != ':') {
            colon++;
        }
        String name = new String(field, from, colon - from, StandardCharsets.US_ASCII).strip();
        out.add(name.toLowerCase(Locale.ROOT)).add(':');
        boolean begun = false;
        boolean space = false;
        for (int i = colon + 1; i < to; i++) {
            byte one = field[i];
            if (one == ' ' || one == '\t' || one == '\r' || one == '\n') {
                space = begun;
            } else {
                if (space) {
                    out.add(' ');
                }
                out.add(one);
                begun = true;
                space = false;
            }
        }
    }

    /** @param message lines end with CRLF; its body begins at {@code from} */
    static Bytes body(byte[] message, int from, int to) {
        Bytes out = new Bytes(to - from + 2);
        int empty = 0;
        int at = from;
        while (at < to) {
            int end = lineEnd(message, at, to);
            int text = withoutTrailingSpace(message, at, end);
            if (text == at) {
                empty++;
            } else {
                for (; empty > 0; empty--) {
                    out.add('\r').add('\n');
                }
                line(message, at, text, out);
                out.add('\r').add('\n');
            }
            at = end + 2;
        }
        return out;
    }

    private static int lineEnd(byte[] message, int from, int to) {
        int at = from;
        while (at < to && !(message[at] == '\r' && at + 1 < to && message[at + 1] == '\n')) {
            at++;
        }
        return at;
    }

    private static int withoutTrailingSpace(byte[] message, int from, int end) {
        int text = end;
        while (text > from && isSpace(message[text - 1])) {
            text--;
        }
        return text;
    }

    private static void line(byte[] message, int from, int to, Bytes out) {
        for (int i = from; i < to; i++) {
            if (!isSpace(message[i])) {
                out.add(message[i]);
            } else if (i == from || !isSpace(message[i - 1])) {
                out.add(' ');
            }
        }
    }

    private static boolean isSpace(byte one) {
        return one == ' ' || one == '\t';
    }
}
