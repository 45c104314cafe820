package io.outbound.webhook;

import java.time.Instant;
import java.util.UUID;

/** A webhook was switched off by itself. Fired in the transaction that does it. */
public record WebhookDisabled(UUID webhookId, String url, Instant at) {}
