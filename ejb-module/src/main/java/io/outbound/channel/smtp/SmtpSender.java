package io.outbound.channel.smtp;

import io.outbound.channel.spi.ChannelSender;
import io.outbound.channel.spi.Message;
import io.outbound.channel.spi.SendResult;
import io.outbound.channel.spi.SendResult.PermanentFailure;
import io.outbound.kernel.ChannelId;
import io.outbound.kernel.DomainException;
import io.outbound.settings.Configuration;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import javax.net.ssl.SSLSocketFactory;

/**
 * Email by SMTP over connections that stay open between messages. As many are open as callers send at once; the one used
 * last is taken first.
 */
@ApplicationScoped
public class SmtpSender implements ChannelSender {

    /** Shorter than what servers grant an idle client. */
    private static final Duration IDLE = Duration.ofSeconds(20);

    private final ConcurrentLinkedDeque<SmtpConnection> idle = new ConcurrentLinkedDeque<>();
    private Optional<SmtpUrl> url = Optional.empty();
    private SmtpTimeouts timeouts;
    private SSLSocketFactory tls;

    protected SmtpSender() {}

    @Inject
    public SmtpSender(Configuration configuration) {
        this(
                configuration.text("outbound.email.smtp.url").map(SmtpUrl::parse),
                SmtpTimeouts.STANDARD,
                (SSLSocketFactory) SSLSocketFactory.getDefault());
    }

    SmtpSender(Optional<SmtpUrl> url, SmtpTimeouts timeouts, SSLSocketFactory tls) {
        this.url = url;
        this.timeouts = timeouts;
        this.tls = tls;
    }

    @Override
    public ChannelId channel() {
        return ChannelId.EMAIL;
    }

    @Override
    public boolean configured() {
        return url.isPresent();
    }

    @Override
    public SendResult send(Message message) {
        try {
            Envelope from = Envelope.of(message.senderAddress());
            Envelope to = Envelope.of(message.recipient());
            Bytes body = DataForm.of(MimeWriter.write(message, from.address(), to.address()));
            return send(from, to, body);
        } catch (DomainException e) {
            return new PermanentFailure(e.code() + ": " + e.getMessage(), false);
        } catch (IllegalArgumentException e) {
            return new PermanentFailure("header-control-char: " + e.getMessage(), false);
        }
    }

    private SendResult send(Envelope from, Envelope to, Bytes body) {
        try {
            SmtpConnection connection = take();
            SendResult result = send(connection, from, to, body);
            return connection.isStale() ? send(connect(), from, to, body) : result;
        } catch (SmtpRefusal e) {
            return e.result();
        }
    }

    private SendResult send(SmtpConnection connection, Envelope from, Envelope to, Bytes body) {
        try {
            boolean utf8 = from.needsUtf8() || to.needsUtf8();
            if (utf8 && !connection.offers("SMTPUTF8")) {
                return new PermanentFailure(
                        "smtputf8-unsupported: the server takes no address that is not ASCII", false);
            }
            return connection.send(from.address(), to.address(), utf8, body);
        } finally {
            giveBack(connection);
        }
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
        return new SmtpGreeting(url.orElseThrow(), timeouts, tls).connect();
    }

    private void giveBack(SmtpConnection connection) {
        if (connection.isUsable()) {
            idle.addFirst(connection);
        } else {
            connection.close();
        }
    }

    @PreDestroy
    void hangUp() {
        SmtpConnection kept = idle.pollFirst();
        while (kept != null) {
            kept.close();
            kept = idle.pollFirst();
        }
    }
}
