package io.outbound.template;

import java.io.Writer;

/**
 * Collects a text. The engine writes the fixed parts of a template as arrays of characters, which {@link
 * java.io.StringWriter} takes over one by one; here each is taken over at once.
 */
final class TextWriter extends Writer {

    private final StringBuilder text = new StringBuilder(1_024);

    @Override
    public void write(char[] characters, int from, int count) {
        text.append(new String(characters, from, count));
    }

    @Override
    public void write(String more) {
        text.append(more);
    }

    @Override
    public void write(String more, int from, int count) {
        text.append(more, from, from + count);
    }

    @Override
    public void write(int one) {
        text.append((char) one);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}

    @Override
    public String toString() {
        return text.toString();
    }
}
