package io.outbound.audience;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The lines of a text in UTF-8, whatever ends them; a reader may look at lines ahead and leave them where they are. Knows
 * where in the file it is, so that another one can go on from there.
 */
final class CsvLines implements Closeable {

    /**
     * A line.
     *
     * @param end the characters that end it; empty for the last
     * @param next where in the file the next line begins, in bytes
     */
    record Line(long number, String text, String end, long next) {

        /** Whether it can be shown and stored: what is not UTF-8 was read as U+FFFD. */
        boolean isText() {
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (c < ' ' && c != '\t' || c == '\uFFFD') {
                    return false;
                }
            }
            return true;
        }
    }

    private final InputStream in;
    private final List<Line> ahead = new ArrayList<>();
    private byte[] buffer = new byte[1 << 16];
    private int from;
    private int to;
    private long position;
    private long number;
    private long consumed;
    private long consumedLines;

    CsvLines(InputStream in) throws IOException {
        this.in = in;
        skipByteOrderMark();
    }

    private void skipByteOrderMark() throws IOException {
        while (to < 3 && fill()) {
            // until three bytes are there, or no more come
        }
        if (to >= 3 && buffer[0] == (byte) 0xEF && buffer[1] == (byte) 0xBB && buffer[2] == (byte) 0xBF) {
            from = 3;
            position = 3;
        }
    }

    /** Goes on behind so many bytes and lines of the file. */
    void goTo(long offset, long lines) throws IOException {
        ahead.clear();
        long forward = offset - position;
        while (forward > to - from) {
            forward -= to - from;
            from = to;
            if (!fill()) {
                forward = 0;
            }
        }
        from += (int) forward;
        position = offset;
        number = lines;
        consumed = offset;
        consumedLines = lines;
    }

    /** @return the line that comes after as many others, or null behind the end */
    Line peek(int others) throws IOException {
        while (ahead.size() <= others) {
            Line line = read();
            if (line == null) {
                return null;
            }
            ahead.add(line);
        }
        return ahead.get(others);
    }

    void skip(int lines) {
        if (lines > 0) {
            consumed = ahead.get(lines - 1).next();
            consumedLines = ahead.get(lines - 1).number();
            ahead.subList(0, lines).clear();
        }
    }

    /** How many bytes of the file the lines take up that were skipped. */
    long bytesRead() {
        return consumed;
    }

    long linesRead() {
        return consumedLines;
    }

    private Line read() throws IOException {
        int length = 0;
        while (from + length == to || !isEnd(buffer[from + length])) {
            if (from + length < to) {
                length++;
            } else if (!fill()) {
                return length == 0 ? null : line(length, "");
            }
        }
        return line(length, end(length));
    }

    private static boolean isEnd(byte b) {
        return b == '\n' || b == '\r';
    }

    private String end(int length) throws IOException {
        if (buffer[from + length] == '\n') {
            return "\n";
        }
        boolean more = from + length + 1 < to || fill();
        return more && buffer[from + length + 1] == '\n' ? "\r\n" : "\r";
    }

    private Line line(int length, String end) {
        String text = new String(buffer, from, length, StandardCharsets.UTF_8);
        from += length + end.length();
        position += length + end.length();
        number++;
        return new Line(number, text, end, position);
    }

    /** @return false at the end of the file */
    private boolean fill() throws IOException {
        if (from > 0) {
            System.arraycopy(buffer, from, buffer, 0, to - from);
            to -= from;
            from = 0;
        }
        if (to == buffer.length) {
            buffer = Arrays.copyOf(buffer, buffer.length * 2);
        }
        int read = in.read(buffer, to, buffer.length - to);
        to += Math.max(0, read);
        return read > 0;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
