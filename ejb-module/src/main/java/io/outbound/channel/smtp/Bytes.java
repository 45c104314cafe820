package io.outbound.channel.smtp;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A growing array of bytes. Characters go in as UTF-8, never narrowed. */
final class Bytes {

    private byte[] array;
    private int length;

    Bytes(int expected) {
        this.array = new byte[expected];
    }

    /** These, all of them; they are not copied. */
    Bytes(byte[] whole) {
        this.array = whole;
        this.length = whole.length;
    }

    Bytes add(int one) {
        if (length == array.length) {
            array = Arrays.copyOf(array, length * 2);
        }
        array[length++] = (byte) one;
        return this;
    }

    Bytes add(byte[] more) {
        return add(more, 0, more.length);
    }

    Bytes add(byte[] more, int from, int count) {
        if (array.length - length < count) {
            array = Arrays.copyOf(array, Math.max(array.length * 2, length + count));
        }
        System.arraycopy(more, from, array, length, count);
        length += count;
        return this;
    }

    Bytes add(String text) {
        return add(text.getBytes(StandardCharsets.UTF_8));
    }

    byte[] array() {
        return array;
    }

    int length() {
        return length;
    }

    @Override
    public String toString() {
        return text(0, length);
    }

    String text(int from, int to) {
        return new String(array, from, to - from, StandardCharsets.UTF_8);
    }
}
