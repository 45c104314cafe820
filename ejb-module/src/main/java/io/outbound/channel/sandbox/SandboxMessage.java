package io.outbound.channel.sandbox;

import io.outbound.kernel.ChannelId;
import java.time.Instant;
import java.util.UUID;

/** A message as its recipient would have got it. */
public record SandboxMessage(
        long id,
        long deliveryId,
        UUID executionId,
        ChannelId channel,
        String sender,
        String recipient,
        String subject,
        String html,
        String plain,
        String headers,
        Instant receivedAt) {}
