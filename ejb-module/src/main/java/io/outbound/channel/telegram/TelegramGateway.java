package io.outbound.channel.telegram;

import io.outbound.outgoing.Exchange;
import io.outbound.outgoing.OutgoingExchanges;
import io.outbound.outgoing.OutgoingLimits;
import io.outbound.outgoing.OutgoingRequest;
import io.outbound.settings.Configuration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Telegram's Bot API at {@code outbound.telegram.base-url}. No redirects: a token goes nowhere else. Thread-safe.
 */
@ApplicationScoped
public class TelegramGateway {

    private static final OutgoingLimits QUESTION =
            new OutgoingLimits(Duration.ofSeconds(5), Duration.ofSeconds(5), 64 * 1024);

    private Optional<TelegramUrl> url = Optional.empty();
    private OutgoingExchanges exchanges;
    private OutgoingLimits patience;

    protected TelegramGateway() {}

    @Inject
    public TelegramGateway(Configuration configuration, OutgoingExchanges exchanges) {
        this(
                configuration
                        .text("outbound.telegram.base-url")
                        .map(text -> TelegramUrl.parse(text, configuration.flag("outbound.dev", false))),
                exchanges,
                OutgoingLimits.STANDARD);
    }

    TelegramGateway(Optional<TelegramUrl> url, OutgoingExchanges exchanges, OutgoingLimits patience) {
        this.url = url;
        this.exchanges = exchanges;
        this.patience = patience;
    }

    boolean isConfigured() {
        return url.isPresent();
    }

    /** A message: may take half a minute. */
    Exchange send(String token, String method, JsonObject parameters) {
        return call(token, method, parameters, patience);
    }

    /** Whatever has no effect on people: five seconds. */
    Exchange ask(String token, String method, JsonObject parameters) {
        return call(token, method, parameters, QUESTION);
    }

    private Exchange call(String token, String method, JsonObject parameters, OutgoingLimits limits) {
        return exchanges.exchange(
                new OutgoingRequest(
                        "POST",
                        url.orElseThrow().method(token, method),
                        Map.of("Content-Type", "application/json"),
                        parameters.toString().getBytes(StandardCharsets.UTF_8)),
                limits);
    }
}
