package io.outbound.channel.viber;

import io.outbound.channel.gateway.JsonAnswer;
import io.outbound.channel.gateway.Meanings;
import io.outbound.channel.gateway.Outcome;
import io.outbound.channel.gateway.UnreadableAnswerException;
import io.outbound.channel.spi.Message;
import io.outbound.channel.spi.SendResult;
import io.outbound.channel.spi.SendResult.Accepted;
import io.outbound.json.Json;
import io.outbound.outgoing.Exchange.Answered;
import io.outbound.outgoing.OutgoingExchanges;
import io.outbound.outgoing.OutgoingLimits;
import io.outbound.outgoing.OutgoingRequest;
import io.outbound.settings.Configuration;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/**
 * The bot at {@code outbound.viber.base-url} with the key {@code outbound.viber.token} (Viber REST API, "Send message").
 * Thread-safe.
 */
final class ViberBot {

    private static final Map<String, Outcome> OUTCOMES = Map.ofEntries(
            Map.entry("2", Outcome.TEMPORARY), // the key, the account: not the message's fault
            Map.entry("7", Outcome.TEMPORARY),
            Map.entry("9", Outcome.TEMPORARY),
            Map.entry("10", Outcome.TEMPORARY),
            Map.entry("12", Outcome.TEMPORARY),
            Map.entry("15", Outcome.TEMPORARY),
            Map.entry("19", Outcome.TEMPORARY),
            Map.entry("20", Outcome.TEMPORARY),
            Map.entry("23", Outcome.TEMPORARY),
            Map.entry("24", Outcome.TEMPORARY),
            Map.entry("1", Outcome.PERMANENT),
            Map.entry("3", Outcome.PERMANENT),
            Map.entry("4", Outcome.PERMANENT),
            Map.entry("5", Outcome.DEAD), // not registered at Viber
            Map.entry("6", Outcome.PERMANENT), // not subscribed to the bot
            Map.entry("8", Outcome.PERMANENT),
            Map.entry("11", Outcome.PERMANENT),
            Map.entry("13", Outcome.PERMANENT),
            Map.entry("14", Outcome.PERMANENT),
            Map.entry("16", Outcome.PERMANENT),
            Map.entry("17", Outcome.PERMANENT),
            Map.entry("18", Outcome.PERMANENT),
            Map.entry("21", Outcome.PERMANENT));

    private final URI url;
    private final String token;
    private final OutgoingExchanges exchanges;
    private final OutgoingLimits limits;
    private final Clock clock;

    ViberBot(String baseUrl, String token, OutgoingExchanges exchanges, OutgoingLimits limits, Clock clock) {
        this.url = URI.create(baseUrl.replaceAll("/+$", "") + "/send_message");
        this.token = token;
        this.exchanges = exchanges;
        this.limits = limits;
        this.clock = clock;
    }

    /**
     * Empty when it is not set up.
     *
     * @throws IllegalStateException with the sentence for the operator
     */
    static Optional<ViberBot> read(Configuration configuration, OutgoingExchanges exchanges, Clock clock) {
        Optional<String> token = configuration.text("outbound.viber.token");
        return configuration.text("outbound.viber.base-url").map(base -> {
            if (token.isEmpty() || !base.matches("https?://[^/?#\\s]+[^?#\\s]*")) {
                throw new IllegalStateException(
                        "OUT-0185 outbound.viber.base-url must look like https://chatapi.viber.com/pa, and"
                                + " outbound.viber.token be the key of the bot.");
            }
            return new ViberBot(base, token.get(), exchanges, OutgoingLimits.STANDARD, clock);
        });
    }

    SendResult send(Message message, String reference) {
        OutgoingRequest request = new OutgoingRequest(
                "POST",
                url,
                Map.of("Content-Type", "application/json", "X-Viber-Auth-Token", token),
                body(message, reference).toString().getBytes(StandardCharsets.UTF_8));
        return Meanings.of(exchanges.exchange(request, limits), false, this::result);
    }

    private static JsonObject body(Message message, String reference) {
        JsonObjectBuilder body = Json.createObjectBuilder()
                .add("receiver", message.recipient())
                .add("min_api_version", 1)
                .add("sender", Json.createObjectBuilder().add("name", String.valueOf(message.senderName())))
                .add("tracking_data", reference)
                .add("type", "text")
                .add("text", message.plain());
        if (message.link() != null && !message.link().isEmpty()) {
            body.add("keyboard", button(message.subject(), message.link()));
        }
        return body.build();
    }

    private static JsonObject button(String caption, String link) {
        return Json.createObjectBuilder()
                .add("Type", "keyboard")
                .add(
                        "Buttons",
                        Json.createArrayBuilder()
                                .add(Json.createObjectBuilder()
                                        .add("ActionType", "open-url")
                                        .add("ActionBody", link)
                                        .add("Text", caption)))
                .build();
    }

    /** Viber says 200 and its own status in the body; what is in front of it may say something else. */
    private SendResult result(Answered answer) {
        if (answer.status() != 200) {
            return Outcome.of(answer.status())
                    .because("viber-refused: " + answer.status(), answer.retryAfter(clock.instant()), false);
        }
        JsonAnswer json = JsonAnswer.of(answer);
        String status =
                json.at("/status").orElseThrow(() -> new UnreadableAnswerException("Viber said neither yes nor no"));
        if (status.equals("0")) {
            String id = json.at("/message_token").orElse(null);
            return new Accepted("200" + (id == null ? "" : " " + id), id);
        }
        String reason = "viber-refused: " + status
                + json.at("/status_message").map(text -> " " + text).orElse("");
        return OUTCOMES.getOrDefault(status, Outcome.UNKNOWN)
                .because(reason, answer.retryAfter(clock.instant()), false);
    }
}
