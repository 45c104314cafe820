package io.outbound.channel.telegram;

import java.net.URI;
import java.util.Set;

/** Where Telegram's Bot API is; https, unless a developer's stand-in on this machine takes its place. */
record TelegramUrl(String base) {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    /** @throws IllegalStateException with the sentence for the operator */
    static TelegramUrl parse(String text, boolean dev) {
        URI uri = uri(text);
        boolean secure = "https".equals(uri.getScheme());
        boolean standIn = dev && "http".equals(uri.getScheme()) && LOOPBACK.contains(String.valueOf(uri.getHost()));
        if (uri.getHost() == null || !secure && !standIn) {
            throw unreadable();
        }
        return new TelegramUrl(text.replaceAll("/+$", ""));
    }

    private static URI uri(String text) {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException e) {
            throw unreadable();
        }
    }

    private static IllegalStateException unreadable() {
        return new IllegalStateException("OUT-0181 outbound.telegram.base-url must look like https://api.telegram.org");
    }

    URI method(String token, String name) {
        return URI.create(base + "/bot" + token + "/" + name);
    }
}
