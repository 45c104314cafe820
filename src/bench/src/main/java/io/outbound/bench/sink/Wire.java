package io.outbound.bench.sink;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** One connection's bytes: command lines, dot-ended bodies, and answers held back while the client pipelines. */
final class Wire {

    private static final int LONGEST_LINE = 16_384;
    private static final int HEADER_KEPT = 16_384;

    private final InputStream in;
    private final OutputStream out;
    private final byte[] buffer = new byte[16_384];
    private final ByteArrayOutputStream answers = new ByteArrayOutputStream(256);
    private int position;
    private int limit;

    Wire(Socket socket) throws IOException {
        this.in = socket.getInputStream();
        this.out = socket.getOutputStream();
    }

    void answer(String line) {
        answers.writeBytes((line + "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    void flush() throws IOException {
        if (answers.size() > 0) {
            answers.writeTo(out);
            answers.reset();
            out.flush();
        }
    }

    /** The next line without its end; null when the client is gone. */
    String line() throws IOException {
        StringBuilder longLine = null;
        while (true) {
            for (int i = position; i < limit; i++) {
                if (buffer[i] == '\n') {
                    int end = i > position && buffer[i - 1] == '\r' ? i - 1 : i;
                    String part = new String(buffer, position, end - position, StandardCharsets.UTF_8);
                    position = i + 1;
                    return longLine == null ? part : longLine.append(part).toString();
                }
            }
            longLine = longLine == null ? new StringBuilder() : longLine;
            longLine.append(new String(buffer, position, limit - position, StandardCharsets.UTF_8));
            if (longLine.length() > LONGEST_LINE) {
                throw new IOException("line too long");
            }
            if (!fill()) {
                return null;
            }
        }
    }

    /** The raw bytes up to the line with the single dot: the header only, or all of it when {@code whole}. */
    byte[] body(boolean whole) throws IOException {
        ByteArrayOutputStream kept = new ByteArrayOutputStream(whole ? 8_192 : 1_024);
        boolean keeping = true;
        int length = 0; // of the line so far
        byte first = 0;
        do {
            int start = position;
            for (int i = position; i < limit; i++) {
                byte b = buffer[i];
                if (b != '\n') {
                    first = length++ == 0 ? b : first;
                    continue;
                }
                if (first == '.' && length <= 2) {
                    keep(kept, keeping, start, i + 1);
                    position = i + 1;
                    byte[] all = kept.toByteArray();
                    return keeping ? Arrays.copyOf(all, all.length - length - 1) : all;
                }
                if (keeping && !whole && (length <= 1 || kept.size() > HEADER_KEPT)) {
                    keep(kept, true, start, i + 1);
                    keeping = false;
                }
                length = 0;
                first = 0;
            }
            keep(kept, keeping, start, limit);
        } while (fill());
        throw new EOFException("the client left before the dot");
    }

    private void keep(ByteArrayOutputStream kept, boolean keeping, int from, int to) {
        if (keeping) {
            kept.write(buffer, from, to - from);
        }
    }

    private boolean fill() throws IOException {
        flush();
        position = 0;
        limit = Math.max(0, in.read(buffer));
        return limit > 0;
    }
}
