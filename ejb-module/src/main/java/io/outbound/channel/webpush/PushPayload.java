package io.outbound.channel.webpush;

import io.outbound.channel.spi.Message;
import io.outbound.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What our service worker is told: the words of the notification, where it leads, and how to leave. */
final class PushPayload {

    private PushPayload() {}

    /**
     * The same for every try of a message: a notification with a known tag takes the place of the one that is shown, and a
     * message with a known topic the place of the one that waits (RFC 8030 §5.4).
     */
    static String topic(Message message) {
        return "m" + Long.toString(message.deliveryId(), Character.MAX_RADIX);
    }

    /** @param icon URL of the picture that all notifications have */
    static byte[] of(Message message, Optional<String> icon) {
        JsonObjectBuilder payload = Json.createObjectBuilder()
                .add("title", message.subject())
                .add("body", message.plain())
                .add("tag", topic(message));
        icon.ifPresent(url -> payload.add("icon", url));
        if (message.link() != null && !message.link().isEmpty()) {
            payload.add("url", message.link());
        }
        header(message, "List-Unsubscribe").map(PushPayload::bare).ifPresent(url -> payload.add("unsubscribe", url));
        return payload.build().toString().getBytes(StandardCharsets.UTF_8);
    }

    private static Optional<String> header(Message message, String name) {
        return Optional.ofNullable(message.headers().get(name));
    }

    /** Without the angle brackets of RFC 2369. */
    private static String bare(String url) {
        return url.startsWith("<") && url.endsWith(">") ? url.substring(1, url.length() - 1) : url;
    }
}
