package io.outbound.outgoing;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;

/** What comes in, byte by byte until a deadline: however slowly it drips, reading ends in time. */
final class AnswerBytes {

    private final Socket socket;
    private final InputStream in;
    private final byte[] buffer = new byte[8 * 1024];
    private int next;
    private int end;
    private long deadline;

    AnswerBytes(Socket socket) throws IOException {
        this.socket = socket;
        this.in = socket.getInputStream();
    }

    void until(long nanoTime) {
        deadline = nanoTime;
    }

    boolean hasUnread() {
        return next < end;
    }

    /** A line without its end. */
    String line(int longest) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = read(); c != '\n'; c = read()) {
            if (c < 0) {
                throw new IOException("closed in the middle of an answer");
            }
            if (line.length() >= longest) {
                throw new IOException("a line of the answer has no end");
            }
            line.append((char) c);
        }
        int length = line.length();
        return length > 0 && line.charAt(length - 1) == '\r' ? line.substring(0, length - 1) : line.toString();
    }

    byte[] exactly(int length) throws IOException {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            int c = read();
            if (c < 0) {
                throw new IOException("closed in the middle of an answer");
            }
            bytes[i] = (byte) c;
        }
        return bytes;
    }

    /** -1 at the end. */
    int read() throws IOException {
        if (next == end) {
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                throw new SocketTimeoutException("no answer in time");
            }
            socket.setSoTimeout((int) Math.min(left, Integer.MAX_VALUE));
            end = Math.max(0, in.read(buffer));
            next = 0;
            if (end == 0) {
                return -1;
            }
        }
        return buffer[next++] & 0xFF;
    }
}
