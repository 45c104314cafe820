package io.outbound.delivery;

import java.time.Instant;
import java.util.UUID;

/**
 * A delivery that this node holds: nobody else sends it while the fence is the same.
 *
 * @param fence grows with every claim and every loss of a claim; each later write names it
 * @param attempt how many tries there were before this claim
 * @param key canonical address
 * @param wantedAt what its time to live counts from: when it was accepted, or later, when the recipient's clocks get
 *     there; later by the time for which we have held it back
 */
record Claimed(
        long id,
        UUID executionId,
        long fence,
        int attempt,
        String key,
        String address,
        Instant wantedAt,
        Instant queuedAt,
        RecipientData data) {}
