package io.outbound.channel.smtp;

import io.outbound.channel.spi.Message;
import io.outbound.kernel.ChannelId;
import java.time.Instant;
import java.util.Map;

/** Messages to try things with. */
final class Letters {

    private Letters() {}

    static Message to(String recipient) {
        return letter("Shop", recipient, "Hello", "<p>Hi</p>", "Hi", Map.of());
    }

    static Message saying(String plain) {
        return letter("Shop", "ann@example.com", "Hello", "", plain, Map.of());
    }

    static Message about(String subject) {
        return letter("Shop", "ann@example.com", subject, "", "Hi", Map.of());
    }

    static Message from(String senderName) {
        return letter(senderName, "ann@example.com", "Hello", "", "Hi", Map.of());
    }

    static Message with(Map<String, String> headers) {
        return letter("Shop", "ann@example.com", "Hello", "", "Hi", headers);
    }

    static Message letter(
            String sender, String recipient, String subject, String html, String plain, Map<String, String> headers) {
        return letter(sender, recipient, subject, html, plain, headers, Instant.parse("2026-11-22T15:00:00Z"));
    }

    static Message letter(
            String sender,
            String recipient,
            String subject,
            String html,
            String plain,
            Map<String, String> headers,
            Instant date) {
        return new Message(
                7,
                ChannelId.EMAIL,
                "<7.run@example.org>",
                sender,
                "shop@example.org",
                recipient,
                subject,
                html,
                plain,
                headers,
                date);
    }
}
