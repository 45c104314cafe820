package io.outbound.webhook;

import java.util.UUID;

/**
 * An event that a node has taken to tell.
 *
 * @param attempt which try this is; an outcome counts only for the latest
 * @param tries since it was queued, or queued again
 */
record Due(long id, UUID webhookId, UUID eventId, String payload, int attempt, int tries) {}
