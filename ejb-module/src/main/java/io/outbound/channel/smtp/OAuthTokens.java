package io.outbound.channel.smtp;

import io.outbound.json.Json;
import io.outbound.settings.Configuration;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Access tokens from an OAuth 2.0 token endpoint (RFC 6749): by a refresh token if there is one (§6), else by the
 * client's own credentials (§4.4). One is kept until a minute before it ends; no redirects, ten seconds at most.
 */
final class OAuthTokens implements AccessTokens {

    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final long EARLY = Duration.ofMinutes(1).toNanos();
    private static final long USUAL_SECONDS = 300; // RFC 6749 §5.1: the answer need not say

    private final URI endpoint;
    private final String form;
    private final HttpClient client;
    private String known;
    private long goodUntil;

    /** @param parameters of the request, in order */
    OAuthTokens(URI endpoint, Map<String, String> parameters) {
        this.endpoint = endpoint;
        this.form = parameters.entrySet().stream()
                .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        this.client = HttpClient.newBuilder()
                .connectTimeout(LONGEST)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /** @throws IllegalStateException when the endpoint is no https address, or a client id is missing */
    static AccessTokens of(Configuration configuration) {
        Optional<String> url = configuration.text("outbound.email.oauth.token-url");
        if (url.isEmpty()) {
            return NONE;
        }
        Optional<String> id = configuration.text("outbound.email.oauth.client-id");
        Optional<String> refresh = configuration.text("outbound.email.oauth.refresh-token");
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", refresh.isPresent() ? "refresh_token" : "client_credentials");
        refresh.ifPresent(token -> form.put("refresh_token", token));
        form.put("client_id", id.orElse(""));
        configuration.text("outbound.email.oauth.client-secret").ifPresent(secret -> form.put("client_secret", secret));
        configuration.text("outbound.email.oauth.scope").ifPresent(scope -> form.put("scope", scope));
        return new OAuthTokens(checked(url.get(), id), form);
    }

    private static URI checked(String url, Optional<String> clientId) {
        try {
            URI uri = URI.create(url);
            boolean here = "127.0.0.1".equals(uri.getHost()) || "localhost".equals(uri.getHost());
            if (clientId.isPresent()
                    && uri.getHost() != null
                    && ("https".equals(uri.getScheme()) || here && "http".equals(uri.getScheme()))) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            // said below
        }
        throw new IllegalStateException(
                "OUT-0153 outbound.email.oauth.token-url must be an https address, with outbound.email.oauth.client-id beside it.");
    }

    @Override
    public synchronized String token() throws IOException {
        if (known == null || System.nanoTime() >= goodUntil) {
            JsonObject answer = ask();
            if (!(answer.get("access_token") instanceof JsonString token)) {
                throw new IOException("the token endpoint gave no access_token");
            }
            long seconds = answer.get("expires_in") instanceof JsonNumber number ? number.longValue() : USUAL_SECONDS;
            known = token.getString();
            goodUntil = System.nanoTime()
                    + Duration.ofSeconds(Math.min(seconds, 86_400)).toNanos()
                    - EARLY;
        }
        return known;
    }

    @Override
    public synchronized void refused(String token) {
        if (token.equals(known)) {
            known = null;
        }
    }

    private JsonObject ask() throws IOException {
        HttpRequest request = HttpRequest.newBuilder(endpoint)
                .timeout(LONGEST)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        try {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IOException("the token endpoint answered " + answer.statusCode());
            }
            try (JsonReader reader = Json.createReader(new StringReader(answer.body()))) {
                return reader.readObject();
            }
        } catch (JsonException e) {
            throw new IOException("the token endpoint gave no JSON");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted");
        }
    }
}
