package io.outbound.channel.gateway;

import io.outbound.channel.gateway.AnswerRules.Success;
import io.outbound.outgoing.OutgoingLimits;
import io.outbound.settings.Configuration;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A gateway as an operator describes it under a prefix such as {@code outbound.sms.http}.
 *
 * @param headers beside the content type; their values are secrets
 * @param idempotencyHeader the gateway takes two calls with the same value for one
 */
record GatewaySettings(
        Placeholders url,
        String method,
        Optional<String> contentType,
        Placeholders body,
        Map<String, String> headers,
        Optional<String> idempotencyHeader,
        AnswerRules answers,
        OutgoingLimits limits) {

    private static final Set<String> METHODS = Set.of("GET", "POST", "PUT");
    private static final String BODY =
            "{\"from\":\"{{from}}\",\"to\":\"{{to}}\",\"text\":\"{{text}}\",\"reference\":\"{{reference}}\"}";

    /**
     * Empty when there is no URL.
     *
     * @param names of the values that may be put in
     * @throws IllegalStateException with the sentence for the operator; no value of a key is in it
     */
    static Optional<GatewaySettings> read(Configuration configuration, String prefix, Set<String> names) {
        Function<String, Optional<String>> key = name -> configuration.text(prefix + "." + name);
        return key.apply("url").map(url -> read(key, prefix, url, names));
    }

    private static GatewaySettings read(
            Function<String, Optional<String>> key, String prefix, String url, Set<String> names) {
        String method = checked(prefix, "method", () -> method(key.apply("method")));
        Placeholders body =
                new Placeholders("GET".equals(method) ? "" : key.apply("body").orElse(BODY));
        checked(prefix, "body", () -> {
            body.require(names);
            return body;
        });
        Optional<String> idempotency = key.apply("idempotency-header");
        return new GatewaySettings(
                checked(prefix, "url", () -> url(url, names)),
                method,
                "GET".equals(method)
                        ? Optional.empty()
                        : key.apply("content-type").or(() -> type(body)),
                body,
                checked(prefix, "headers", () -> headers(key)),
                idempotency,
                new AnswerRules(
                        checked(prefix, "message-id", () -> key.apply("message-id")
                                .map(GatewaySettings::pointer)),
                        checked(prefix, "success", () -> key.apply("success").map(GatewaySettings::success)),
                        checked(prefix, "error-code", () -> key.apply("error-code")
                                .map(GatewaySettings::pointer)),
                        checked(
                                prefix,
                                "outcomes",
                                () -> outcomes(key.apply("outcomes").orElse(""))),
                        idempotency.isPresent()),
                checked(prefix, "timeout-seconds", () -> limits(key.apply("timeout-seconds"))));
    }

    private interface Reading<T> {
        T value();
    }

    private static <T> T checked(String prefix, String name, Reading<T> reading) {
        try {
            return reading.value();
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new IllegalStateException(
                    "OUT-0183 " + prefix + "." + name + " cannot be read; operations.md says how it is written.");
        }
    }

    private static String method(Optional<String> given) {
        String method = given.orElse("POST").toUpperCase(Locale.ROOT);
        require(METHODS.contains(method));
        return method;
    }

    /** Its host is written out: no value leads elsewhere. */
    private static Placeholders url(String text, Set<String> names) {
        Placeholders url = new Placeholders(text);
        url.require(names);
        require(URI.create(url.fill(Map.of(), Placeholders.Form.FORM)).getHost() != null);
        require(text.matches("(?i)https?://[^{}/?#]+([/?].*)?"));
        return url;
    }

    private static Optional<String> type(Placeholders body) {
        boolean json = body.text().startsWith("{") || body.text().startsWith("[");
        return Optional.of(json ? "application/json" : "application/x-www-form-urlencoded");
    }

    /** {@code Name: value|Name: value}. */
    private static Map<String, String> headers(Function<String, Optional<String>> key) {
        Map<String, String> headers = new LinkedHashMap<>();
        key.apply("headers").ifPresent(all -> Arrays.stream(all.split("\\|")).forEach(one -> {
            String[] parts = one.split(":", 2);
            headers.put(parts[0].strip(), parts[1].strip());
        }));
        key.apply("authorization").ifPresent(value -> headers.put("Authorization", value));
        return headers;
    }

    private static String pointer(String text) {
        require(text.startsWith("/"));
        return text;
    }

    /** {@code /status=queued,sent}. */
    private static Success success(String text) {
        String[] parts = text.split("=", 2);
        return new Success(
                pointer(parts[0].strip()),
                Arrays.stream(parts[1].split(",")).map(String::strip).collect(Collectors.toSet()));
    }

    /** {@code 21211=dead,500=temporary}. */
    private static Map<String, Outcome> outcomes(String text) {
        return Arrays.stream(text.split(","))
                .filter(one -> !one.isBlank())
                .map(one -> one.split("="))
                .collect(Collectors.toMap(
                        parts -> parts[0].strip(),
                        parts -> Outcome.valueOf(parts[1].strip().toUpperCase(Locale.ROOT))));
    }

    private static OutgoingLimits limits(Optional<String> seconds) {
        OutgoingLimits usual = OutgoingLimits.STANDARD;
        int wanted = seconds.map(Integer::parseInt).orElse((int) usual.answer().toSeconds());
        require(wanted > 0 && wanted <= 300);
        return new OutgoingLimits(usual.connect(), Duration.ofSeconds(wanted), usual.largest());
    }

    private static void require(boolean holds) {
        if (!holds) {
            throw new IllegalArgumentException();
        }
    }

    /** Says nothing of headers: keys are in them. */
    @Override
    public String toString() {
        return "GatewaySettings[" + method + "]";
    }
}
