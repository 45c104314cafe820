package io.outbound.delivery;

import java.util.UUID;

/** A campaign that was paused for its failures goes on. Fired in the transaction that lets it. */
public record StormEnded(UUID campaignId) {}
