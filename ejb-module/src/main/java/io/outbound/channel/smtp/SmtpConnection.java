package io.outbound.channel.smtp;

import io.outbound.channel.spi.SendResult;
import io.outbound.channel.spi.SendResult.Accepted;
import io.outbound.channel.spi.SendResult.PermanentFailure;
import io.outbound.channel.spi.SendResult.TemporaryFailure;
import io.outbound.channel.spi.SendResult.Unknown;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * One open connection, one message at a time. Everything that goes wrong before the final dot has left is temporary and
 * safe to repeat; after it, without an answer, nobody can tell.
 */
final class SmtpConnection implements AutoCloseable {

    private final SmtpWire wire;
    private final Set<String> extensions;
    private final SmtpTimeouts timeouts;
    private boolean usable = true;
    private boolean underWay;
    private boolean used;
    private boolean stale;
    private long lastUsed = System.nanoTime();

    SmtpConnection(SmtpWire wire, Set<String> extensions, SmtpTimeouts timeouts) {
        this.wire = wire;
        this.extensions = extensions;
        this.timeouts = timeouts;
    }

    boolean offers(String extension) {
        return extensions.contains(extension);
    }

    /** Whether another message may follow on this connection: never after one of which the end is not known. */
    boolean isUsable() {
        return usable && !underWay;
    }

    /**
     * Whether a connection that was kept open turned out to be dead: nothing of the message had left, so a fresh one may
     * be taken at once.
     */
    boolean isStale() {
        return stale;
    }

    boolean isIdleLongerThan(Duration time) {
        return System.nanoTime() - lastUsed > time.toNanos();
    }

    /**
     * @param body dot-stuffed and ended by the final dot
     * @param smtpUtf8 whether an address is not ASCII: only when {@code SMTPUTF8} is offered
     */
    SendResult send(String from, String to, boolean smtpUtf8, Bytes body) {
        lastUsed = System.nanoTime();
        underWay = true;
        SendResult result = converse(from, to, smtpUtf8, body);
        underWay = false;
        return result;
    }

    private SendResult converse(String from, String to, boolean smtpUtf8, Bytes body) {
        try {
            SendResult refused = envelope(from, to, smtpUtf8);
            if (refused != null) {
                return refused;
            }
            wire.write(body.array(), body.length());
        } catch (IOException e) {
            usable = false;
            stale = used;
            return new TemporaryFailure(
                    "connection: lost before the final dot, " + SmtpGreeting.describe(e), Optional.empty());
        }
        return afterTheDot();
    }

    /** @return null when the server waits for the message */
    private SendResult envelope(String from, String to, boolean smtpUtf8) throws IOException {
        String mail = "MAIL FROM:<" + from + ">" + (smtpUtf8 ? " SMTPUTF8" : "") + "\r\n";
        String recipient = "RCPT TO:<" + to + ">\r\n";
        return offers("PIPELINING") ? pipelined(mail, recipient) : oneByOne(mail, recipient);
    }

    private SendResult pipelined(String mail, String recipient) throws IOException {
        write(mail + recipient + "DATA\r\n");
        SmtpReply toMail = reply();
        if (toMail.code() == 421) {
            return refused(toMail, false);
        }
        SmtpReply toRecipient = reply();
        if (toRecipient.code() == 421) {
            return refused(toRecipient, true);
        }
        SmtpReply toData = reply();
        if (toData.goesOn() && (!toMail.isGood() || !toRecipient.isGood())) {
            // it waits for a message to nobody: leave rather than send one (RFC 2920 §3.1)
            usable = false;
        }
        return firstRefusal(toMail, toRecipient, toData);
    }

    private SendResult oneByOne(String mail, String recipient) throws IOException {
        write(mail);
        SmtpReply toMail = reply();
        if (!toMail.isGood()) {
            return refused(toMail, false);
        }
        write(recipient);
        SmtpReply toRecipient = reply();
        if (!toRecipient.isGood()) {
            return refused(toRecipient, true);
        }
        write("DATA\r\n");
        SmtpReply toData = reply();
        return toData.goesOn() ? null : refused(toData, false);
    }

    private SendResult firstRefusal(SmtpReply toMail, SmtpReply toRecipient, SmtpReply toData) {
        if (!toMail.isGood()) {
            return refused(toMail, false);
        }
        if (!toRecipient.isGood()) {
            return refused(toRecipient, true);
        }
        return toData.goesOn() ? null : refused(toData, false);
    }

    /** Refused before the final dot: what was begun is taken back, so that the next message finds a clean connection. */
    private SendResult refused(SmtpReply reply, boolean aboutTheRecipient) {
        if (reply.isOutOfSequence()) {
            // about what this connection was told before, not about this message or its recipient
            usable = false;
            stale = used;
            return new TemporaryFailure(reply.toString(), Optional.empty());
        }
        if (reply.code() == 421) {
            usable = false;
        }
        reset();
        return result(reply, aboutTheRecipient);
    }

    /** An answer to RCPT or DATA other than good leaves MAIL in force (RFC 5321 §4.1.1.5); no answer: nothing follows. */
    private void reset() {
        if (usable) {
            try {
                write("RSET\r\n");
                usable = reply().isGood();
            } catch (IOException e) {
                usable = false;
            }
        }
        lastUsed = System.nanoTime();
        used = true;
    }

    private SendResult afterTheDot() {
        try {
            SmtpReply reply = wire.reply(timeouts.finalDot());
            lastUsed = System.nanoTime();
            used = true;
            return reply.isGood() ? new Accepted(reply.toString()) : afterTheMessage(reply);
        } catch (IOException e) {
            usable = false;
            return new Unknown("no-answer: the message had left, " + SmtpGreeting.describe(e));
        }
    }

    private SendResult afterTheMessage(SmtpReply reply) {
        if (reply.code() == 421) {
            usable = false;
        }
        return result(reply, false);
    }

    private static SendResult result(SmtpReply reply, boolean aboutTheRecipient) {
        return reply.isPermanent()
                ? new PermanentFailure(reply.toString(), aboutTheRecipient && reply.saysAddressIsDead())
                : new TemporaryFailure(reply.toString(), Optional.empty());
    }

    private void write(String commands) throws IOException {
        byte[] bytes = commands.getBytes(StandardCharsets.UTF_8);
        wire.write(bytes, bytes.length);
    }

    private SmtpReply reply() throws IOException {
        return wire.reply(timeouts.command());
    }

    @Override
    public void close() {
        try {
            if (isUsable()) {
                wire.line("QUIT");
            }
        } catch (IOException e) {
            usable = false;
        }
        wire.close();
    }
}
