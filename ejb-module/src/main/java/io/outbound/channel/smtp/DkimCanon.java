package io.outbound.channel.smtp;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
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

    /** SHA-256 of its body, which begins at {@code from}. Its files are hashed where they are: base64 has no space to leave out. */
    static byte[] hash(Written message, int from) {
        MessageDigest digest = Sha256.digest();
        byte[] own = message.own().array();
        int empty = 0;
        int at = from;
        for (Written.Shared file : message.files()) {
            Bytes before = new Bytes(file.at() - at + 2);
            empty = body(own, at, file.at(), empty, before);
            lineEnds(empty, before);
            empty = 0;
            digest.update(before.array(), 0, before.length());
            digest.update(file.lines());
            at = file.at();
        }
        Bytes rest = new Bytes(message.own().length() - at + 2);
        body(own, at, message.own().length(), empty, rest);
        digest.update(rest.array(), 0, rest.length());
        return digest.digest();
    }

    /**
     * Lines that end with CRLF. Empty ones are written when something follows: at the end of a body they do not count.
     *
     * @param pending empty lines before these, not written yet
     * @return empty lines at the end, not written yet
     */
    static int body(byte[] message, int from, int to, int pending, Bytes out) {
        int empty = pending;
        int at = from;
        while (at < to) {
            int end = lineEnd(message, at, to);
            int text = withoutTrailingSpace(message, at, end);
            if (text == at) {
                empty++;
            } else {
                lineEnds(empty, out);
                empty = 0;
                line(message, at, text, out);
                out.add('\r').add('\n');
            }
            at = end + 2;
        }
        return empty;
    }

    private static void lineEnds(int count, Bytes out) {
        for (int i = 0; i < count; i++) {
            out.add('\r').add('\n');
        }
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
