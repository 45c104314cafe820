package io.outbound.bench.sink;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** The little a sink wants to know of a message: its Message-ID, and its bytes with the dots unstuffed. */
final class Header {

    private static final byte[] NAME = "message-id:".getBytes(StandardCharsets.US_ASCII);

    private Header() {}

    /** Without angle brackets; empty when there is none. */
    static String messageId(byte[] header) {
        int line = 0;
        while (line < header.length) {
            int end = line;
            while (end < header.length && header[end] != '\n') {
                end++;
            }
            if (isMessageId(header, line, end)) {
                String value = new String(
                                header,
                                line + NAME.length,
                                folded(header, end) - line - NAME.length,
                                StandardCharsets.US_ASCII)
                        .strip();
                return value.startsWith("<") ? value.substring(1, value.length() - 1) : value;
            }
            line = end + 1;
        }
        return "";
    }

    private static int folded(byte[] header, int end) {
        int last = end;
        while (last + 1 < header.length && (header[last + 1] == ' ' || header[last + 1] == '\t')) {
            last++;
            while (last < header.length && header[last] != '\n') {
                last++;
            }
        }
        return Math.min(last, header.length);
    }

    private static boolean isMessageId(byte[] header, int from, int to) {
        if (to - from < NAME.length) {
            return false;
        }
        for (int i = 0; i < NAME.length; i++) {
            byte b = header[from + i];
            if ((b >= 'A' && b <= 'Z' ? b + 32 : b) != NAME[i]) {
                return false;
            }
        }
        return true;
    }

    /** RFC 5321 §4.5.2: a leading dot was added by the sender. */
    static byte[] unstuffed(byte[] raw) {
        ByteArrayOutputStream plain = new ByteArrayOutputStream(raw.length);
        for (int i = 0; i < raw.length; i++) {
            boolean stuffed = raw[i] == '.' && (i == 0 || raw[i - 1] == '\n');
            if (!stuffed) {
                plain.write(raw[i]);
            }
        }
        return plain.toByteArray();
    }
}
