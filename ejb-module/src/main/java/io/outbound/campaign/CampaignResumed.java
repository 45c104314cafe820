package io.outbound.campaign;

import java.time.Instant;
import java.util.UUID;

/** A campaign that was paused for its failures goes on. Fired in the transaction that lets it. */
public record CampaignResumed(UUID campaignId, String slug, String name, Instant at) {}
