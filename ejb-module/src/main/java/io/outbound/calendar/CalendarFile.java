package io.outbound.calendar;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Events as iCalendar (RFC 5545). Each occurrence is an event of its own: a rule would be expanded by the reader, and RFC
 * 5545 §3.3.10 leaves out local times that daylight saving skips, while they are sent.
 */
public final class CalendarFile {

    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss", Locale.ROOT);

    private final ContentLines lines = new ContentLines();
    private final Instant stamp;

    private CalendarFile(Instant stamp) {
        this.stamp = stamp;
    }

    /** @param stamp when the file is made */
    public static String of(List<CalendarEvent> events, Instant stamp) {
        return of(events, List.of(), stamp);
    }

    /**
     * @param cut what is not wholly in it: the description of the calendar says so
     * @param stamp when the file is made
     */
    public static String of(List<CalendarEvent> events, List<CampaignCalendar.Cut> cut, Instant stamp) {
        CalendarFile file = new CalendarFile(stamp);
        file.lines.add("BEGIN", "VCALENDAR").add("VERSION", "2.0").add("PRODID", "-//Outbound//Campaigns//EN");
        file.lines.add("CALSCALE", "GREGORIAN").add("X-WR-CALNAME", "Outbound");
        if (!cut.isEmpty()) {
            file.lines.text("X-WR-CALDESC", leftOut(cut));
        }
        zones(events).forEach((zone, span) -> new ZoneDefinition(zone).write(file.lines, span.first, span.last));
        events.forEach(file::event);
        return file.lines.add("END", "VCALENDAR").toString();
    }

    private static String leftOut(List<CampaignCalendar.Cut> cut) {
        return cut.stream()
                .map(one -> one.name() + " sends too often: its times from " + one.from() + " on are not shown.")
                .collect(Collectors.joining("\n"));
    }

    private static final class Span {
        private final Instant first;
        private Instant last;

        Span(Instant first) {
            this.first = first;
        }
    }

    /** @param events in order */
    private static Map<ZoneId, Span> zones(List<CalendarEvent> events) {
        Map<ZoneId, Span> spans = new LinkedHashMap<>();
        events.stream()
                .filter(event -> !isUtc(event.zone()))
                .forEach(event ->
                        spans.computeIfAbsent(event.zone(), zone -> new Span(event.time())).last = event.time());
        return spans;
    }

    private void event(CalendarEvent event) {
        lines.add("BEGIN", "VEVENT")
                .add("UID", event.campaignId() + "-" + event.time().getEpochSecond() + "@outbound")
                .add("DTSTAMP", utc(stamp));
        start(event);
        lines.text("SUMMARY", event.name());
        lines.text("DESCRIPTION", description(event));
        lines.add("CATEGORIES", event.channel() + "," + event.status());
        lines.add("TRANSP", "TRANSPARENT").add("END", "VEVENT");
    }

    private static String description(CalendarEvent event) {
        String line = event.channel() + ", " + (event.launchType() == null ? "API" : event.launchType()) + ", "
                + event.status();
        String outcome = event.outcome() == null ? "" : ", " + event.outcome();
        String reasons =
                event.reasons().stream().map(reason -> "\n" + reason.message()).collect(Collectors.joining());
        String note = event.note() == null ? "" : "\n" + event.note();
        String own = event.description() == null ? "" : "\n" + event.description();
        return line + outcome + reasons + note + own;
    }

    /** In the campaign's zone, unless that would name the first of two equal local times and the second is meant. */
    private void start(CalendarEvent event) {
        LocalDateTime local = event.local();
        ZoneOffset first = event.zone().getRules().getOffset(local);
        if (isUtc(event.zone()) || !local.toInstant(first).equals(event.time())) {
            lines.add("DTSTART", utc(event.time()));
        } else {
            lines.add("DTSTART;TZID=" + event.zone().getId(), LOCAL.format(local));
        }
    }

    private static boolean isUtc(ZoneId zone) {
        return zone.getId().equals("UTC");
    }

    private static String utc(Instant at) {
        return LOCAL.format(LocalDateTime.ofInstant(at, ZoneOffset.UTC)) + "Z";
    }
}
