package io.outbound.delivery;

import java.time.Instant;
import java.util.UUID;

/** One message to one recipient as others see it; times that have not come are null. */
public record DeliveryView(
        long id,
        UUID executionId,
        String executionPublicId,
        String recipient,
        DeliveryState state,
        int attempt,
        String messageId,
        String replyCode,
        String replyText,
        Instant nextAt,
        Instant acceptedAt,
        Instant queuedAt,
        Instant renderedAt,
        Instant departedAt,
        Instant providerAckAt,
        Instant deliveredAt,
        Instant seenAt,
        Instant bouncedAt,
        Instant complainedAt) {}
