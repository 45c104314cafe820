package io.outbound.campaign;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * An occurrence of a recurring campaign was not sent, and the campaign waits for its next one. Fired in the transaction
 * that notes it.
 *
 * @param at the occurrence
 * @param reasons why; at least one
 */
public record OccurrenceFailed(UUID campaignId, String campaignName, Instant at, List<FailureReason> reasons) {

    public OccurrenceFailed {
        reasons = List.copyOf(reasons);
    }
}
