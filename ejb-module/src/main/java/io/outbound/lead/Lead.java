package io.outbound.lead;

import java.time.Instant;
import java.util.UUID;

/**
 * A lead as it is kept.
 *
 * @param createdBy name of the key or the person
 */
public record Lead(UUID id, LeadFields fields, LeadOrigin origin, Instant createdAt, String createdBy) {}
