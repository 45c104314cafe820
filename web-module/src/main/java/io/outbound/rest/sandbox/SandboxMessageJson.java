package io.outbound.rest.sandbox;

import io.outbound.channel.sandbox.SandboxMessage;
import io.outbound.kernel.ChannelId;
import java.time.Instant;
import java.util.List;

/**
 * A message in the sandbox inbox.
 *
 * @param messageId of the ledger: {@code /v1/messages/{messageId}}
 * @param html null in lists
 * @param text null in lists
 * @param headers null in lists
 */
record SandboxMessageJson(
        String id,
        String messageId,
        ChannelId channel,
        String from,
        String to,
        String subject,
        String html,
        String text,
        List<String> headers,
        Instant receivedAt) {

    static SandboxMessageJson inList(SandboxMessage m) {
        return json(m, null, null, null);
    }

    static SandboxMessageJson whole(SandboxMessage m) {
        return json(m, m.html(), m.plain(), m.headers().lines().toList());
    }

    private static SandboxMessageJson json(SandboxMessage m, String html, String text, List<String> headers) {
        return new SandboxMessageJson(
                String.valueOf(m.id()),
                String.valueOf(m.deliveryId()),
                m.channel(),
                m.sender(),
                m.recipient(),
                m.subject(),
                html,
                text,
                headers,
                m.receivedAt());
    }
}
