package io.outbound.channel.smtp;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Bytes out, answers in. An answer has a deadline as a whole and a largest size, so a bad server costs little. */
final class SmtpWire implements AutoCloseable {

    private static final int MAX_LINE = 2_048;
    private static final int MAX_LINES = 100;
    /** What the system takes at once on a new connection, in bytes; more waits for the server to read. */
    private static final int LITTLE = 32 << 10;

    private final Socket socket;
    private final Socket below;
    private final InputStream in;
    private final OutputStream out;
    private final byte[] buffer = new byte[4_096];
    private int next;
    private int end;

    SmtpWire(Socket socket) throws IOException {
        this(socket, socket);
    }

    /** @param below what it is encrypted over: closing that waits for nobody */
    SmtpWire(Socket socket, Socket below) throws IOException {
        this.socket = socket;
        this.below = below;
        this.in = socket.getInputStream();
        this.out = socket.getOutputStream();
    }

    Socket socket() {
        return socket;
    }

    void write(byte[] bytes, int length) throws IOException {
        out.write(bytes, 0, length);
        out.flush();
    }

    /** @throws IOException also when not all has left within {@code timeout}: then the connection is cut */
    void write(List<Bytes> pieces, Duration timeout) throws IOException {
        if (pieces.stream().mapToLong(Bytes::length).sum() <= LITTLE) {
            write(pieces);
            return;
        }
        CompletableFuture<Void> all = new CompletableFuture<Void>().orTimeout(timeout.toMillis(), MILLISECONDS);
        all.exceptionally(late -> {
            close(below);
            return null;
        });
        try {
            write(pieces);
        } finally {
            all.complete(null);
        }
    }

    private void write(List<Bytes> pieces) throws IOException {
        for (Bytes piece : pieces) {
            write(piece.array(), piece.length());
        }
    }

    void line(String text) throws IOException {
        byte[] bytes = (text + "\r\n").getBytes(StandardCharsets.UTF_8);
        write(bytes, bytes.length);
    }

    /** Whether the server has said more than it was asked. */
    boolean hasUnread() {
        return next < end;
    }

    /** @throws IOException when no whole, well-formed answer came within {@code timeout} */
    SmtpReply reply(Duration timeout) throws IOException {
        long deadline = System.nanoTime() + timeout.toNanos();
        List<String> lines = new ArrayList<>(1);
        while (true) {
            String line = readLine(deadline);
            if (line.length() < 3 || lines.size() >= MAX_LINES) {
                throw new IOException("an answer that is not SMTP");
            }
            lines.add(line.length() > 4 ? line.substring(4) : "");
            if (line.length() == 3 || line.charAt(3) != '-') {
                return new SmtpReply(code(line), lines);
            }
        }
    }

    private static int code(String line) throws IOException {
        try {
            return Integer.parseInt(line, 0, 3, 10);
        } catch (NumberFormatException e) {
            throw new IOException("an answer that is not SMTP", e);
        }
    }

    private String readLine(long deadline) throws IOException {
        byte[] line = new byte[128];
        int length = 0;
        while (true) {
            if (next == end) {
                fill(deadline);
            }
            byte one = buffer[next++];
            if (one == '\n') {
                int text = length > 0 && line[length - 1] == '\r' ? length - 1 : length;
                return new String(line, 0, text, StandardCharsets.UTF_8);
            }
            if (length == MAX_LINE) {
                throw new IOException("an answer line that is too long");
            }
            if (length == line.length) {
                line = java.util.Arrays.copyOf(line, Math.min(MAX_LINE, length * 2));
            }
            line[length++] = one;
        }
    }

    private void fill(long deadline) throws IOException {
        long left = (deadline - System.nanoTime()) / 1_000_000;
        if (left <= 0) {
            throw new SocketTimeoutException("no answer in time");
        }
        socket.setSoTimeout((int) Math.min(left, Integer.MAX_VALUE));
        end = in.read(buffer);
        next = 0;
        if (end <= 0) {
            end = 0;
            throw new IOException("the server closed the connection");
        }
    }

    @Override
    public void close() {
        close(socket);
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            System.getLogger(SmtpWire.class.getName()).log(System.Logger.Level.DEBUG, "closing a connection", e);
        }
    }
}
