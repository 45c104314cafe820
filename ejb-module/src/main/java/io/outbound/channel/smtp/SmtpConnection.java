package io.outbound.channel.smtp;

import io.outbound.channel.spi.SendResult;
import io.outbound.channel.spi.SendResult.Accepted;
import io.outbound.channel.spi.SendResult.TemporaryFailure;
import io.outbound.channel.spi.SendResult.Unknown;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * One open connection, one message at a time. Everything that goes wrong before the final dot has left is temporary and
 * safe to repeat; after it, without an answer, nobody can tell.
 */
final class SmtpConnection implements AutoCloseable {

    private final SmtpWire wire;
    private final Map<String, String> extensions;
    private final SmtpTimeouts timeouts;
    private boolean usable = true;
    private boolean underWay;
    private boolean used;
    private boolean stale;
    private boolean lost;
    private long lastUsed = System.nanoTime();

    /** @param extensions what EHLO offered: names in upper case, and what follows each */
    SmtpConnection(SmtpWire wire, Map<String, String> extensions, SmtpTimeouts timeouts) {
        this.wire = wire;
        this.extensions = extensions;
        this.timeouts = timeouts;
    }

    boolean offers(String extension) {
        return extensions.containsKey(extension);
    }

    /** Whether the server has said that it takes no message of this size (RFC 1870 §4); 0: it knows no limit. */
    boolean isTooLarge(Posting posting) {
        String most = extensions.getOrDefault("SIZE", "").strip();
        return most.matches("[0-9]{1,18}") && Long.parseLong(most) > 0 && posting.size() > Long.parseLong(most);
    }

    /** Whether it was lost, or closed by the server, before anything of the last message had left. */
    boolean isLost() {
        return lost;
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

    /** One with an address that is not ASCII only when {@code SMTPUTF8} is offered. */
    SendResult send(Posting posting) {
        lastUsed = System.nanoTime();
        underWay = true;
        SendResult result = converse(posting);
        underWay = false;
        return result;
    }

    private SendResult converse(Posting posting) {
        try {
            SendResult refused = envelope(posting);
            if (refused != null) {
                return refused;
            }
            wire.write(posting.data(), timeouts.data());
        } catch (IOException e) {
            usable = false;
            stale = used;
            lost = true;
            return new TemporaryFailure(
                    "connection: lost before the final dot, " + SmtpGreeting.describe(e), Optional.empty());
        }
        return afterTheDot();
    }

    /** @return null when the server waits for the message */
    private SendResult envelope(Posting posting) throws IOException {
        String mail = "MAIL FROM:<" + posting.from() + ">" + parameters(posting) + "\r\n";
        String recipient = "RCPT TO:<" + posting.to() + ">\r\n";
        return offers("PIPELINING") ? pipelined(mail, recipient) : oneByOne(mail, recipient);
    }

    /** Content is seven-bit, except the address in the header of a message with one that is not ASCII (RFC 6531 §3.1). */
    private String parameters(Posting posting) {
        String size = offers("SIZE") ? " SIZE=" + posting.size() : "";
        return posting.needsUtf8() ? size + (offers("8BITMIME") ? " BODY=8BITMIME" : "") + " SMTPUTF8" : size;
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
            lost = true;
        }
        reset();
        return reply.refusal(aboutTheRecipient);
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
        return reply.refusal(false);
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
