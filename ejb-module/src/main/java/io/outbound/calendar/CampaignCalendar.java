package io.outbound.calendar;

import io.outbound.campaign.CampaignStatus;
import io.outbound.campaign.LaunchType;
import io.outbound.kernel.DomainException;
import io.outbound.schedule.Occurrence;
import io.outbound.security.Scope;
import io.outbound.store.DatabaseTime;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The calendar (seed 2.12): each occurrence of a schedule by itself, what people started at its actual start, what
 * callers trigger at the opening of its window, no drafts; and, apart, what is ready but has no time.
 */
@Stateless
@RolesAllowed(Scope.CAMPAIGNS_READ)
public class CampaignCalendar {

    private static final Duration LONGEST = Duration.ofDays(500);
    /** Of one campaign: one that sends every minute does not hide the others. */
    private static final int PER_CAMPAIGN = 1_000;

    private static final int UNSCHEDULED = 1_000;

    private CalendarRows rows;
    private DatabaseTime time;

    protected CampaignCalendar() {}

    @Inject
    public CampaignCalendar(CalendarRows rows, DatabaseTime time) {
        this.rows = rows;
        this.time = time;
    }

    /**
     * Events in order, and what has no time.
     *
     * @param cut what has more planned times than are shown; empty when nothing was left out
     * @param moreUnscheduled whether more is ready than is shown
     */
    public record Days(
            List<CalendarEvent> events, List<CalendarEvent> unscheduled, List<Cut> cut, boolean moreUnscheduled) {}

    /** @param from the first time of the campaign that is not shown; those behind it are not either */
    public record Cut(UUID campaignId, String name, Instant from) implements Serializable {}

    /**
     * @param to not included; at most 500 days later
     * @throws DomainException INVALID when the range is empty or too long
     */
    public Days between(Instant from, Instant to) {
        if (!from.isBefore(to) || Duration.between(from, to).compareTo(LONGEST) > 0) {
            throw DomainException.invalid("range-invalid", "?to", "to must be after from, by 500 days at most.");
        }
        Map<Key, CalendarEvent> events = new LinkedHashMap<>();
        rows.past(from, to).forEach(event -> events.put(Key.of(event), event));
        rows.startedByHand(from, to).forEach(event -> events.put(Key.of(event), event));
        Instant now = time.now();
        List<Cut> cut = new ArrayList<>();
        for (CalendarCampaign campaign : rows.scheduled()) {
            List<CalendarEvent> planned = planned(campaign, from, to, now);
            planned.stream().limit(PER_CAMPAIGN).forEach(event -> events.putIfAbsent(Key.of(event), event));
            planned.stream()
                    .skip(PER_CAMPAIGN)
                    .map(event -> new Cut(event.campaignId(), event.name(), event.time()))
                    .forEach(cut::add);
        }
        rows.withWindow().stream()
                .map(campaign -> campaign.at(campaign.timetable().window().opens(), null, List.of()))
                .filter(event -> !event.time().isBefore(from) && event.time().isBefore(to))
                .forEach(event -> events.put(Key.of(event), event));
        List<CalendarEvent> inOrder = new ArrayList<>(events.values());
        inOrder.sort(Comparator.comparing(CalendarEvent::time).thenComparing(CalendarEvent::campaignId));
        List<CalendarEvent> unscheduled = rows.unscheduled(UNSCHEDULED + 1).stream()
                .map(c -> c.at(null, null, List.of()))
                .toList();
        boolean more = unscheduled.size() > UNSCHEDULED;
        return new Days(inOrder, more ? unscheduled.subList(0, UNSCHEDULED) : unscheduled, cut, more);
    }

    /**
     * A time that is set for once stays in the calendar when it has passed; a rule is shown from now on.
     *
     * @return one more than is shown when there are more
     */
    private static List<CalendarEvent> planned(CalendarCampaign campaign, Instant from, Instant to, Instant now) {
        boolean once = campaign.launchType() == LaunchType.SCHEDULE;
        boolean sent = campaign.status() == CampaignStatus.RUNNING;
        boolean failed = campaign.status() == CampaignStatus.FAILED;
        if (once ? sent : failed) {
            return List.of();
        }
        Instant earliest = once || from.isAfter(now) ? from : now;
        List<Occurrence> found = campaign.timetable().plan().orElseThrow().between(earliest, to, PER_CAMPAIGN + 1);
        return found.stream().map(campaign::at).toList();
    }

    private record Key(UUID campaign, Instant at) {
        static Key of(CalendarEvent event) {
            return new Key(event.campaignId(), event.time());
        }
    }
}
