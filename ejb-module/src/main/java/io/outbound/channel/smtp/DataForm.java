package io.outbound.channel.smtp;

import java.util.ArrayList;
import java.util.List;

/** A message as DATA wants it: dots doubled at line starts, CRLF at every end, one dot alone at the last (RFC 5321 §4.5.2). */
final class DataForm {

    private DataForm() {}

    /** Piece by piece; those of files are as they were: base64 has no dots. */
    static List<Bytes> of(Written message) {
        List<Bytes> pieces = new ArrayList<>();
        byte[] own = message.own().array();
        int at = 0;
        for (Written.Shared file : message.files()) {
            pieces.add(lines(own, at, file.at()));
            pieces.add(new Bytes(file.lines()));
            at = file.at();
        }
        pieces.add(ended(lines(own, at, message.own().length())));
        return pieces;
    }

    private static Bytes lines(byte[] in, int start, int to) {
        Bytes out = new Bytes(to - start + 64);
        int from = start;
        boolean lineStart = true;
        for (int i = start; i < to; i++) {
            byte one = in[i];
            if (one > '.') {
                lineStart = false; // most bytes: no dot, no line end
                continue;
            }
            if (lineStart && one == '.') {
                out.add(in, from, i - from).add('.');
                from = i;
            }
            boolean crlf = one == '\n' && i > start && in[i - 1] == '\r';
            if (one == '\n' && !crlf) {
                out.add(in, from, i - from).add('\r').add('\n');
                from = i + 1;
            } else if (one == '\r' && (i + 1 == to || in[i + 1] != '\n')) {
                out.add(in, from, i - from).add('\r').add('\n');
                from = i + 1;
            }
            lineStart = one == '\n' || one == '\r' && from == i + 1;
        }
        return out.add(in, from, to - from);
    }

    private static Bytes ended(Bytes out) {
        if (!endsWithLine(out)) {
            out.add('\r').add('\n');
        }
        return out.add('.').add('\r').add('\n');
    }

    private static boolean endsWithLine(Bytes bytes) {
        int length = bytes.length();
        return length >= 2 && bytes.array()[length - 2] == '\r' && bytes.array()[length - 1] == '\n';
    }
}
