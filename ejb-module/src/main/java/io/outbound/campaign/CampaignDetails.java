package io.outbound.campaign;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;

/**
 * Everything that Info shows of one campaign (seed 2, "Details"); what is not set is null.
 *
 * @param timeZone IANA name of the zone that {@code sendTime} and the window are in
 */
public record CampaignDetails(
        CampaignLine line,
        String description,
        CampaignMode mode,
        Used template,
        Used sender,
        String senderAddress,
        Used contactList,
        Duration ttl,
        LocalDateTime sendTime,
        LocalDateTime windowStart,
        LocalDateTime windowEnd,
        String timeZone,
        List<String> tags,
        List<FailureReason> failureReasons,
        Instant startedAt,
        Instant finishedAt,
        String createdBy,
        String modifiedBy,
        Instant modifiedAt,
        long version) {

    /** Something the campaign uses. */
    public record Used(UUID id, String name, boolean deleted) {}

    public CampaignDetails {
        tags = List.copyOf(tags);
        failureReasons = List.copyOf(failureReasons);
    }
}
