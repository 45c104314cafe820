package io.outbound.channel.smtp;

import io.outbound.channel.spi.ChannelSender;
import io.outbound.channel.spi.Message;
import io.outbound.channel.spi.SendResult;
import io.outbound.channel.spi.SendResult.PermanentFailure;
import io.outbound.channel.spi.SendResult.TemporaryFailure;
import io.outbound.kernel.ChannelId;
import io.outbound.kernel.DomainException;
import io.outbound.settings.Configuration;
import io.outbound.settings.KeyUnavailableException;
import io.outbound.store.StoreException;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import javax.net.ssl.SSLSocketFactory;

/**
 * Email by SMTP, over one relay or several, on connections that stay open between messages. As many are open as callers
 * send at once.
 */
@ApplicationScoped
public class SmtpSender implements ChannelSender {

    private SmtpRelays relays;
    private Postings postings;

    protected SmtpSender() {}

    @Inject
    public SmtpSender(Configuration configuration, Postings postings) {
        this(
                configuration
                        .text("outbound.email.smtp.url")
                        .map(SmtpUrl::parseAll)
                        .orElse(List.of()),
                SmtpTimeouts.STANDARD,
                (SSLSocketFactory) SSLSocketFactory.getDefault(),
                OAuthTokens.of(configuration),
                postings);
    }

    SmtpSender(Optional<SmtpUrl> url, SmtpTimeouts timeouts, SSLSocketFactory tls) {
        this(url.stream().toList(), timeouts, tls, AccessTokens.NONE, new Postings());
    }

    SmtpSender(
            List<SmtpUrl> urls, SmtpTimeouts timeouts, SSLSocketFactory tls, AccessTokens tokens, Postings postings) {
        this.relays = new SmtpRelays(
                urls.stream()
                        .map(url -> new SmtpRelay(url, timeouts, tls, tokens))
                        .toList(),
                most -> ThreadLocalRandom.current().nextInt(most));
        this.postings = postings;
    }

    @Override
    public ChannelId channel() {
        return ChannelId.EMAIL;
    }

    @Override
    public boolean configured() {
        return !relays.isEmpty();
    }

    @Override
    public SendResult send(Message message) {
        try {
            return relays.send(postings.of(message));
        } catch (DomainException e) {
            return new PermanentFailure(e.code() + ": " + e.getMessage(), false);
        } catch (IllegalArgumentException e) {
            return new PermanentFailure("header-control-char: " + e.getMessage(), false);
        } catch (StoreException | KeyUnavailableException e) {
            return new TemporaryFailure("dkim-unavailable: the keys that sign cannot be read now", Optional.empty());
        }
    }

    @PreDestroy
    void hangUp() {
        if (relays != null) {
            relays.close();
        }
    }
}
