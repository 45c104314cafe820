package io.outbound.channel.webpush;

import io.outbound.channel.gateway.Meanings;
import io.outbound.channel.gateway.UnreadableAnswerException;
import io.outbound.channel.spi.ChannelSender;
import io.outbound.channel.spi.Message;
import io.outbound.channel.spi.SendResult;
import io.outbound.channel.spi.SendResult.PermanentFailure;
import io.outbound.channel.spi.SendResult.TemporaryFailure;
import io.outbound.kernel.ChannelId;
import io.outbound.outgoing.Exchange;
import io.outbound.outgoing.Exchange.Answered;
import io.outbound.outgoing.OutgoingExchanges;
import io.outbound.outgoing.OutgoingLimits;
import io.outbound.outgoing.OutgoingRequest;
import io.outbound.settings.Configuration;
import io.outbound.settings.KeyUnavailableException;
import io.outbound.store.StoreException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Web pushes, each to one browser's push service (RFC 8030), encrypted for that browser. A subscription whose service says
 * that it is gone is removed.
 */
@ApplicationScoped
public class WebPushSender implements ChannelSender {

    private static final Logger LOG = System.getLogger(WebPushSender.class.getName());

    private VapidKeys keys;
    private PushSubscriptions subscriptions;
    private PushSuccesses successes;
    private VapidSignatures signatures;
    private PushHosts hosts;
    private OutgoingExchanges exchanges;
    private OutgoingLimits limits;
    private Optional<String> icon = Optional.empty();
    private Clock clock;

    protected WebPushSender() {}

    @Inject
    public WebPushSender(
            VapidKeys keys,
            PushSubscriptions subscriptions,
            PushSuccesses successes,
            VapidSignatures signatures,
            PushHosts hosts,
            OutgoingExchanges exchanges,
            Configuration configuration,
            Clock clock) {
        this(
                keys,
                subscriptions,
                successes,
                signatures,
                hosts,
                exchanges,
                OutgoingLimits.STANDARD,
                configuration.text("outbound.webpush.icon"),
                clock);
    }

    WebPushSender(
            VapidKeys keys,
            PushSubscriptions subscriptions,
            PushSuccesses successes,
            VapidSignatures signatures,
            PushHosts hosts,
            OutgoingExchanges exchanges,
            OutgoingLimits limits,
            Optional<String> icon,
            Clock clock) {
        this.keys = keys;
        this.subscriptions = subscriptions;
        this.successes = successes;
        this.signatures = signatures;
        this.hosts = hosts;
        this.exchanges = exchanges;
        this.limits = limits;
        this.icon = icon;
        this.clock = clock;
    }

    @Override
    public ChannelId channel() {
        return ChannelId.WEBPUSH;
    }

    /** Once there is a key; before that no browser can have subscribed. */
    @Override
    public boolean configured() {
        return keys.isAny();
    }

    @Override
    public SendResult send(Message message) {
        try {
            return subscriptions
                    .byAddress(message.recipient())
                    .map(subscription -> send(message, subscription))
                    .orElseGet(() -> new PermanentFailure("subscription-gone: this browser has left since", false));
        } catch (StoreException e) {
            return notNow("store: the subscription cannot be read (SQLState " + e.sqlState() + ")");
        } catch (KeyUnavailableException e) {
            return notNow("key: the secret key is away");
        }
    }

    private SendResult send(Message message, PushSubscription subscription) {
        byte[] payload = PushPayload.of(message, icon);
        if (payload.length > PayloadEncryption.MOST) {
            return new PermanentFailure(
                    "payload-too-large: " + payload.length + " bytes, " + PayloadEncryption.MOST + " at most", false);
        }
        if (!hosts.isAllowed(subscription.endpoint())) {
            return new PermanentFailure("endpoint-not-allowed: not a push service that may be called", false);
        }
        URI endpoint = URI.create(subscription.endpoint());
        byte[] body = PayloadEncryption.encrypt(
                payload,
                P256.publicKey(GivenSubscription.bytes(subscription.p256dh())),
                GivenSubscription.bytes(subscription.auth()));
        Map<String, String> headers = headers(message, signatures.authorization(subscription.keyId(), endpoint));
        Exchange exchange = exchanges.exchange(new OutgoingRequest("POST", endpoint, headers, body), limits);
        return Meanings.of(exchange, false, answer -> result(subscription, answer));
    }

    private static Map<String, String> headers(Message message, String authorization) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Authorization", authorization);
        headers.put("Content-Type", "application/octet-stream");
        headers.put("Content-Encoding", "aes128gcm");
        headers.put("TTL", message.headers().getOrDefault("TTL", "86400"));
        headers.put("Urgency", message.headers().getOrDefault("Urgency", "normal"));
        headers.put("Topic", PushPayload.topic(message));
        return headers;
    }

    /** RFC 8030 §5 and §8, and what push services say beyond them. */
    private SendResult result(PushSubscription subscription, Answered answer) {
        int status = answer.status();
        String reason = (status + " " + answer.text()).strip();
        if (isTaken(answer)) {
            successes.note(subscription.address());
            return new SendResult.Accepted(status + " taken", answer.headers().get("location"));
        }
        return switch (status) {
            case 404, 410 -> {
                remove(subscription);
                yield new PermanentFailure(reason, true);
            }
            case 408, 425, 429 -> later(subscription, answer, reason);
            default -> otherwise(subscription, answer, reason);
        };
    }

    private SendResult otherwise(PushSubscription subscription, Answered answer, String reason) {
        if (answer.status() < 300) {
            throw new UnreadableAnswerException("a push service does not talk like this");
        }
        return answer.status() < 400 || answer.status() >= 500
                ? later(subscription, answer, reason)
                : new PermanentFailure(reason, false);
    }

    /** One push service says so; the others are other vendors. */
    private TemporaryFailure later(PushSubscription subscription, Answered answer, String reason) {
        return new TemporaryFailure(reason, answer.retryAfter(clock.instant()), subscription.service());
    }

    /** What stands between may say 200 with a page of its own. */
    private static boolean isTaken(Answered answer) {
        int status = answer.status();
        return status == 201 || status == 202 || status < 300 && status >= 200 && answer.body().length == 0;
    }

    /** The outcome counts: a row that stays is removed with the next push. */
    private void remove(PushSubscription subscription) {
        try {
            subscriptions.remove(subscription.address());
        } catch (StoreException e) {
            LOG.log(
                    Level.WARNING,
                    "OUT-0230 A subscription that is gone cannot be removed now (SQLState {0}).",
                    e.sqlState());
        }
    }

    private static TemporaryFailure notNow(String reason) {
        return new TemporaryFailure(reason, Optional.empty());
    }
}
