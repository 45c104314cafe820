package io.outbound.channel.smtp;

/** A message as DATA wants it: dots doubled at line starts, CRLF at every end, one dot alone at the last (RFC 5321 §4.5.2). */
final class DataForm {

    private DataForm() {}

    static Bytes of(Bytes message) {
        byte[] in = message.array();
        Bytes out = new Bytes(message.length() + 64);
        int from = 0;
        boolean lineStart = true;
        for (int i = 0; i < message.length(); i++) {
            byte one = in[i];
            if (one > '.') {
                lineStart = false; // most bytes: no dot, no line end
                continue;
            }
            if (lineStart && one == '.') {
                out.add(in, from, i - from).add('.');
                from = i;
            }
            boolean crlf = one == '\n' && i > 0 && in[i - 1] == '\r';
            if (one == '\n' && !crlf) {
                out.add(in, from, i - from).add('\r').add('\n');
                from = i + 1;
            } else if (one == '\r' && (i + 1 == message.length() || in[i + 1] != '\n')) {
                out.add(in, from, i - from).add('\r').add('\n');
                from = i + 1;
            }
            lineStart = one == '\n' || one == '\r' && from == i + 1;
        }
        out.add(in, from, message.length() - from);
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
