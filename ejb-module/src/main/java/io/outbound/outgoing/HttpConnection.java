package io.outbound.outgoing;

import io.outbound.outgoing.Exchange.Answered;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** One open connection, one call at a time. */
final class HttpConnection implements AutoCloseable {

    /** Shorter than what servers grant an idle client: some give it 5 s. */
    private static final long LONGEST_IDLE_NANOS = 3_000_000_000L;
    /** One used so lately is taken for alive without a look. */
    private static final long FRESH_NANOS = 50_000_000L;
    /** Fits into what the system buffers: writing it cannot block. */
    private static final int SMALL = 16 * 1024;

    private final Socket socket;
    private final AnswerBytes in;
    private boolean stays;
    private long lastUsed;

    HttpConnection(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new AnswerBytes(socket);
    }

    /** @throws IOException when not every byte could be handed over: the other side cannot have the whole request */
    void write(byte[] request, Duration longest) throws IOException {
        if (request.length <= SMALL) {
            write(request);
            return;
        }
        CompletableFuture<Void> end = OutgoingSocket.closing(socket, longest.toMillis());
        try {
            write(request);
        } finally {
            end.cancel(false);
        }
    }

    private void write(byte[] request) throws IOException {
        socket.getOutputStream().write(request);
        socket.getOutputStream().flush();
    }

    Answered read(OutgoingLimits limits) throws IOException {
        AnswerReading reading = new AnswerReading(in, limits);
        Answered answer = reading.answer();
        stays = reading.staysOpen() && !in.hasUnread();
        lastUsed = System.nanoTime();
        return answer;
    }

    /** Whether another call may follow. */
    boolean staysOpen() {
        return stays;
    }

    /** Whether the other side has neither closed it nor said more than it was asked. */
    boolean isAlive() {
        long idle = System.nanoTime() - lastUsed;
        return idle < FRESH_NANOS || idle < LONGEST_IDLE_NANOS && isSilent();
    }

    private boolean isSilent() {
        try {
            socket.setSoTimeout(1);
            socket.getInputStream().read();
            return false;
        } catch (SocketTimeoutException nothing) {
            return true;
        } catch (IOException gone) {
            return false;
        }
    }

    @Override
    public void close() {
        OutgoingSocket.close(socket);
    }
}
