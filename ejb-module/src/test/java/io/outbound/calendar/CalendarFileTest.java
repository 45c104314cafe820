package io.outbound.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import io.outbound.campaign.CampaignStatus;
import io.outbound.campaign.LaunchType;
import io.outbound.kernel.ChannelId;
import io.outbound.schedule.Plan;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.TimeZoneRegistryFactory;
import net.fortuna.ical4j.model.component.Observance;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.component.VTimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What another library reads in our feed is what we meant. */
class CalendarFileTest {

    private static final Instant STAMP = Instant.parse("2027-01-01T00:00:00Z");

    private static List<CalendarEvent> events(String zone, String first, String rule, String name) {
        UUID campaign = UUID.randomUUID();
        return Plan.repeated(LocalDateTime.parse(first), ZoneId.of(zone), rule).after(STAMP, 1_000).stream()
                .map(occurrence -> new CalendarEvent(
                        campaign,
                        name,
                        ChannelId.EMAIL,
                        CampaignStatus.WAITING,
                        LaunchType.RECURRING,
                        "Line one\nline two, with; marks \\ and \"quotes\"",
                        occurrence.at(),
                        ZoneId.of(zone),
                        null,
                        List.of(),
                        null))
                .toList();
    }

    private static Calendar parsed(String file) throws Exception {
        return new CalendarBuilder(TimeZoneRegistryFactory.getInstance().createRegistry())
                .build(new StringReader(file));
    }

    private static List<Instant> starts(Calendar calendar) {
        List<Instant> starts = new ArrayList<>();
        for (VEvent event : calendar.<VEvent>getComponents("VEVENT")) {
            starts.add(start(event));
        }
        return starts;
    }

    private static Instant start(VEvent event) {
        Temporal start = event.getDateTimeStart().getDate();
        return start instanceof ZonedDateTime zoned ? zoned.toInstant() : Instant.from(start);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Europe/Rome",
                "America/New_York",
                "America/Santiago",
                "Australia/Lord_Howe",
                "Pacific/Chatham",
                "Europe/Dublin",
                "Africa/Casablanca",
                "Asia/Kathmandu",
                "America/St_Johns",
                "UTC"
            })
    void everyOccurrenceOfAYearIsReadBackAsItWas(String zone) throws Exception {
        List<CalendarEvent> events = events(zone, "2027-01-10T02:30:00", "FREQ=DAILY;COUNT=365", "Daily");
        Calendar calendar = parsed(CalendarFile.of(events, STAMP));
        assertThat(starts(calendar))
                .isEqualTo(events.stream().map(CalendarEvent::time).toList());
        for (VEvent event : calendar.<VEvent>getComponents("VEVENT")) {
            assertThat(byTheFilesOwnDefinition(calendar, event)).isEqualTo(start(event));
        }
    }

    /** With nothing but the observances in the file: what a reader does that does not know the zone. */
    private static Instant byTheFilesOwnDefinition(Calendar calendar, VEvent event) {
        LocalDateTime local = localStart(event);
        if (local == null) {
            return start(event);
        }
        VTimeZone zone = calendar.<VTimeZone>getComponents("VTIMEZONE").get(0);
        return zone.getObservances().stream()
                .filter(observance -> !onset(observance).isAfter(local))
                .max(Comparator.comparing(CalendarFileTest::onset))
                .map(observance -> local.toInstant(
                        observance.getRequiredProperty("TZOFFSETTO").getValue().equals("Z")
                                ? ZoneOffset.UTC
                                : ZoneOffset.of(observance
                                        .getRequiredProperty("TZOFFSETTO")
                                        .getValue())))
                .orElseThrow();
    }

    private static LocalDateTime onset(Observance observance) {
        return LocalDateTime.parse(
                observance.getRequiredProperty("DTSTART").getValue(), DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss"));
    }

    private static LocalDateTime localStart(VEvent event) {
        String text = event.getRequiredProperty("DTSTART").getValue();
        return text.endsWith("Z") ? null : LocalDateTime.parse(text, DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss"));
    }

    @Test
    void theSecondOfTwoEqualLocalTimesIsNotTakenForTheFirst() throws Exception {
        List<CalendarEvent> events = events(
                "Europe/Rome", "2027-10-31T00:00:00", "FREQ=MINUTELY;INTERVAL=15;UNTIL=20271031T034500", "Often");
        assertThat(events).hasSize(20);
        Calendar calendar = parsed(CalendarFile.of(events, STAMP));
        assertThat(starts(calendar))
                .isEqualTo(events.stream().map(CalendarEvent::time).toList());
    }

    @Test
    void namesAreTextAndLinesAreShort() throws Exception {
        String name = "Saldi; d’autunno, 50 % \\ 折扣折扣折扣折扣折扣折扣折扣折扣折扣折扣\r\nEND:VCALENDAR\u0007";
        List<CalendarEvent> events = events("Europe/Rome", "2027-01-10T09:00:00", "FREQ=DAILY;COUNT=1", name);
        String file = CalendarFile.of(events, STAMP);
        assertThat(file.lines()).allSatisfy(line -> assertThat(line.getBytes(StandardCharsets.UTF_8).length)
                .isLessThanOrEqualTo(75));
        VEvent event = parsed(file).<VEvent>getComponents("VEVENT").get(0);
        assertThat(event.getSummary().getValue())
                .isEqualTo("Saldi; d’autunno, 50 % \\ 折扣折扣折扣折扣折扣折扣折扣折扣折扣折扣\nEND:VCALENDAR");
        assertThat(event.getDescription().getValue())
                .isEqualTo("EMAIL, RECURRING, WAITING\nLine one\nline two, with; marks \\ and \"quotes\"");
    }
}
