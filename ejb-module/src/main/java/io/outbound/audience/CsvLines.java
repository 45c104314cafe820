package io.outbound.audience;

import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;

/** The lines of a text, whatever ends them; a reader may look at lines ahead and leave them where they are. */
final class CsvLines implements Closeable {

    /**
     * A line.
     *
     * @param end the characters that end it; empty for the last
     */
    record Line(long number, String text, String end) {

        /** Whether it can be shown and stored: what is not UTF-8 was read as U+FFFD. */
        boolean isText() {
            return text.chars().allMatch(c -> c >= ' ' && c != '\uFFFD' || c == '\t');
        }
    }

    private final Reader reader;
    private final List<Line> ahead = new ArrayList<>();
    private long number;

    CsvLines(Reader reader) {
        this.reader = reader;
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
        ahead.subList(0, lines).clear();
    }

    private Line read() throws IOException {
        StringBuilder text = new StringBuilder();
        int c = reader.read();
        if (c < 0) {
            return null;
        }
        while (c >= 0 && c != '\n' && c != '\r') {
            text.append((char) c);
            c = reader.read();
        }
        number++;
        return new Line(number, text.toString(), c < 0 ? "" : end(c));
    }

    private String end(int c) throws IOException {
        if (c == '\n') {
            return "\n";
        }
        reader.mark(1);
        if (reader.read() == '\n') {
            return "\r\n";
        }
        reader.reset();
        return "\r";
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
