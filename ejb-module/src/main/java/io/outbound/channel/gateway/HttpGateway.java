package io.outbound.channel.gateway;

import io.outbound.channel.spi.SendResult;
import io.outbound.channel.spi.SendResult.PermanentFailure;
import io.outbound.outgoing.OutgoingExchanges;
import io.outbound.outgoing.OutgoingLimits;
import io.outbound.outgoing.OutgoingRequest;
import io.outbound.settings.Configuration;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A gateway that takes messages over HTTP in the way an operator has described. Thread-safe. */
public final class HttpGateway {

    private final GatewaySettings settings;
    private final OutgoingExchanges exchanges;
    private final Clock clock;

    private HttpGateway(GatewaySettings settings, OutgoingExchanges exchanges, Clock clock) {
        this.settings = settings;
        this.exchanges = exchanges;
        this.clock = clock;
    }

    /**
     * Empty when none is described.
     *
     * @param prefix of its keys, such as {@code outbound.sms.http}
     * @param names of the values that a call is filled with
     * @throws IllegalStateException with the sentence for the operator
     */
    public static Optional<HttpGateway> read(
            Configuration configuration, String prefix, Set<String> names, OutgoingExchanges exchanges, Clock clock) {
        return GatewaySettings.read(configuration, prefix, names)
                .map(settings -> new HttpGateway(settings, exchanges, clock));
    }

    /** The same with other limits. */
    public HttpGateway within(OutgoingLimits limits) {
        GatewaySettings s = settings;
        return new HttpGateway(
                new GatewaySettings(
                        s.url(),
                        s.method(),
                        s.contentType(),
                        s.body(),
                        s.headers(),
                        s.idempotencyHeader(),
                        s.answers(),
                        limits),
                exchanges,
                clock);
    }

    /**
     * @param values by name; one that is missing is empty
     * @param key the same for every try of a message
     */
    public SendResult send(Map<String, String> values, String key) {
        OutgoingRequest request;
        try {
            request = request(values, key);
        } catch (IllegalArgumentException e) {
            return new PermanentFailure("gateway-request: this message makes no valid call", false);
        }
        return Meanings.of(
                exchanges.exchange(request, settings.limits()),
                settings.idempotencyHeader().isPresent(),
                answer -> settings.answers().read(answer, clock));
    }

    private OutgoingRequest request(Map<String, String> values, String key) {
        Map<String, String> headers = new LinkedHashMap<>(settings.headers());
        settings.contentType().ifPresent(type -> headers.put("Content-Type", type));
        settings.idempotencyHeader().ifPresent(name -> headers.put(name, key));
        headers.putIfAbsent("Accept", "application/json");
        Placeholders.Form form = Placeholders.Form.of(settings.contentType().orElse(""));
        return new OutgoingRequest(
                settings.method(),
                URI.create(settings.url().fill(values, Placeholders.Form.FORM)),
                headers,
                settings.body().fill(values, form).getBytes(StandardCharsets.UTF_8));
    }
}
