package io.outbound.channel.smtp;

import io.outbound.channel.spi.SendResult;
import io.outbound.channel.spi.SendResult.PermanentFailure;
import java.time.Duration;
import java.util.concurrent.ConcurrentLinkedDeque;
import javax.net.ssl.SSLSocketFactory;

/**
 * One host that takes mail: its open connections, the one used last taken first, and whether it is left alone for a
 * while after a fault, the longer the more faults there were in a row. Thread-safe.
 */
final class SmtpRelay implements AutoCloseable {

    /** Shorter than what servers grant an idle client. */
    private static final Duration IDLE = Duration.ofSeconds(20);

    private static final long FIRST_REST = Duration.ofSeconds(1).toNanos();
    private static final int MOST_DOUBLINGS = 6; // 64 s

    private final ConcurrentLinkedDeque<SmtpConnection> idle = new ConcurrentLinkedDeque<>();
    private final SmtpUrl url;
    private final SmtpTimeouts timeouts;
    private final SSLSocketFactory tls;
    private final AccessTokens tokens;
    private int faults;
    private long restsUntil;

    SmtpRelay(SmtpUrl url, SmtpTimeouts timeouts, SSLSocketFactory tls, AccessTokens tokens) {
        this.url = url;
        this.timeouts = timeouts;
        this.tls = tls;
        this.tokens = tokens;
    }

    /**
     * One try.
     *
     * @param elsewhere whether another relay may take the message at once: nothing of it has left, and this relay, not
     *     the message, is the reason
     */
    record Try(SendResult result, boolean elsewhere) {}

    int weight() {
        return url.weight();
    }

    synchronized boolean isResting() {
        return faults > 0 && System.nanoTime() < restsUntil;
    }

    /** By {@link System#nanoTime}. */
    synchronized long restsUntil() {
        return restsUntil;
    }

    Try send(Posting posting) {
        try {
            SmtpConnection connection = take();
            Try first = send(connection, posting);
            return connection.isStale() ? send(connect(), posting) : first;
        } catch (SmtpRefusal e) {
            fault();
            return new Try(e.result(), true);
        }
    }

    private Try send(SmtpConnection connection, Posting posting) {
        try {
            if (posting.needsUtf8() && !connection.offers("SMTPUTF8")) {
                return new Try(
                        new PermanentFailure(
                                "smtputf8-unsupported: the server takes no address that is not ASCII", false),
                        true);
            }
            if (connection.isTooLarge(posting)) {
                return new Try(
                        new PermanentFailure(
                                "message-too-large: the server takes no message of " + posting.size() + " bytes",
                                false),
                        true);
            }
            SendResult result = connection.send(posting);
            note(connection);
            return new Try(result, connection.isLost());
        } finally {
            giveBack(connection);
        }
    }

    /** A kept connection that died says nothing of the host: a fresh one will. */
    private void note(SmtpConnection connection) {
        if (!connection.isLost()) {
            recovered();
        } else if (!connection.isStale()) {
            fault();
        }
    }

    /** Those who fail side by side are one fault. */
    private synchronized void fault() {
        long now = System.nanoTime();
        if (faults == 0 || now >= restsUntil) {
            restsUntil = now + (FIRST_REST << Math.min(faults, MOST_DOUBLINGS));
            faults++;
        }
    }

    private synchronized void recovered() {
        faults = 0;
    }

    private SmtpConnection take() throws SmtpRefusal {
        SmtpConnection kept = idle.pollFirst();
        while (kept != null && kept.isIdleLongerThan(IDLE)) {
            kept.close();
            kept = idle.pollFirst();
        }
        return kept != null ? kept : connect();
    }

    private SmtpConnection connect() throws SmtpRefusal {
        return new SmtpGreeting(url, timeouts, tls, tokens).connect();
    }

    private void giveBack(SmtpConnection connection) {
        if (connection.isUsable()) {
            idle.addFirst(connection);
        } else {
            connection.close();
        }
    }

    @Override
    public void close() {
        SmtpConnection kept = idle.pollFirst();
        while (kept != null) {
            kept.close();
            kept = idle.pollFirst();
        }
    }
}
