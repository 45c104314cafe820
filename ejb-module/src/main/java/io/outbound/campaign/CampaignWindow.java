package io.outbound.campaign;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;

/**
 * When an API-triggered campaign answers, or a scheduled one may start: {@code [start, end)} in its zone, each bound
 * optional (seed 1.4). A local time in a gap of the zone counts from the end of the gap; one that comes twice is its first occurrence.
 */
public record CampaignWindow(LocalDateTime start, LocalDateTime end, ZoneId zone) {

    public boolean hasStarted(Instant now) {
        return start == null || !now.isBefore(instant(start));
    }

    public boolean hasEnded(Instant now) {
        return end != null && !now.isBefore(instant(end));
    }

    public boolean isOpen(Instant now) {
        return hasStarted(now) && !hasEnded(now);
    }

    /** What {@code status} has become by now: only a live API-triggered campaign depends on its window. */
    CampaignStatus status(CampaignType type, CampaignStatus status, Instant now) {
        boolean live = status == CampaignStatus.WAITING || status == CampaignStatus.RUNNING;
        if (type != CampaignType.API_TRIGGERED || !live) {
            return status;
        }
        if (hasEnded(now)) {
            return CampaignStatus.DONE;
        }
        return hasStarted(now) ? CampaignStatus.RUNNING : CampaignStatus.WAITING;
    }

    /** Null without a start. */
    public Instant opens() {
        return start == null ? null : instant(start);
    }

    /** Null without an end. */
    public Instant closes() {
        return end == null ? null : instant(end);
    }

    private Instant instant(LocalDateTime local) {
        return local.atZone(zone).toInstant();
    }
}
