package io.outbound.channel.telegram;

import io.outbound.settings.Configuration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/**
 * Asks Telegram's Bot API at {@code outbound.telegram.base-url}. No redirects: a token goes nowhere else. Blocks for five
 * seconds at most; thread-safe.
 */
@ApplicationScoped
public class TelegramGateway {

    private static final Duration LONGEST = Duration.ofSeconds(5);

    /** What Telegram says of a token. */
    enum Standing {
        KNOWN,
        /** Revoked, deleted or banned: 401, 403 or 404 (Bot API, "Making requests"). */
        REFUSED,
        /** No answer that tells. */
        UNCLEAR
    }

    private Optional<TelegramUrl> url = Optional.empty();
    private HttpClient client;

    protected TelegramGateway() {}

    @Inject
    public TelegramGateway(Configuration configuration) {
        this(configuration
                .text("outbound.telegram.base-url")
                .map(text -> TelegramUrl.parse(text, configuration.flag("outbound.dev", false))));
    }

    TelegramGateway(Optional<TelegramUrl> url) {
        this.url = url;
        this.client = HttpClient.newBuilder()
                .connectTimeout(LONGEST)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    boolean isConfigured() {
        return url.isPresent();
    }

    Standing getMe(String token) {
        HttpRequest request = HttpRequest.newBuilder(url.orElseThrow().method(token, "getMe"))
                .timeout(LONGEST)
                .build();
        try {
            return standing(
                    client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode());
        } catch (IOException e) {
            return Standing.UNCLEAR;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Standing.UNCLEAR;
        }
    }

    private static Standing standing(int status) {
        return switch (status) {
            case 200 -> Standing.KNOWN;
            case 401, 403, 404 -> Standing.REFUSED;
            default -> Standing.UNCLEAR;
        };
    }
}
