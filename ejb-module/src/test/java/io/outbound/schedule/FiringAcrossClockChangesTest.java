package io.outbound.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A local time fires when clocks in its zone show it, also on the days when they are changed. */
class FiringAcrossClockChangesTest {

    private static final Instant BEFORE_ALL = Instant.parse("2026-01-01T00:00:00Z");

    private static List<Occurrence> all(Plan plan) {
        return plan.after(BEFORE_ALL, 1_000);
    }

    private static Occurrence only(String zone, String local) {
        List<Occurrence> all = all(Plan.once(LocalDateTime.parse(local), ZoneId.of(zone)));
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    private static List<Instant> fires(String zone, String first, String rule) {
        return all(Plan.repeated(LocalDateTime.parse(first), ZoneId.of(zone), rule)).stream()
                .map(Occurrence::at)
                .toList();
    }

    private static List<Instant> instants(String... texts) {
        return Stream.of(texts).map(Instant::parse).toList();
    }

    @ParameterizedTest(name = "{0} {1} fires at {2}")
    @CsvSource({
        "Europe/Rome,      2027-03-28T01:59:59, 2027-03-28T00:59:59Z,", // the last second before the gap
        "Europe/Rome,      2027-03-28T02:00,    2027-03-28T01:00:00Z, GAP", // its edge
        "Europe/Rome,      2027-03-28T02:30,    2027-03-28T01:30:00Z, GAP",
        "Europe/Rome,      2027-03-28T03:00,    2027-03-28T01:00:00Z,", // the first minute after it
        "Europe/Rome,      2027-10-31T02:30,    2027-10-31T00:30:00Z, OVERLAP",
        "Europe/Rome,      2027-10-31T01:59:59, 2027-10-30T23:59:59Z,",
        "Europe/Rome,      2027-10-31T03:00,    2027-10-31T02:00:00Z,",
        "America/New_York, 2027-03-14T02:30,    2027-03-14T07:30:00Z, GAP",
        "America/New_York, 2027-11-07T01:30,    2027-11-07T05:30:00Z, OVERLAP",
        "America/Santiago, 2027-09-05T00:30,    2027-09-05T04:30:00Z, GAP", // midnight itself is missing, the day is
        // not
        "Asia/Kathmandu,   2027-06-01T09:00,    2027-06-01T03:15:00Z,",
        "Europe/Kyiv,      2027-06-01T09:00,    2027-06-01T06:00:00Z,",
        "Europe/Kiev,      2027-06-01T09:00,    2027-06-01T06:00:00Z,",
        // ten zones of other kinds, around their changes of 2027
        "Australia/Lord_Howe,    2027-10-03T02:15, 2027-10-02T15:45:00Z, GAP", // half an hour
        "Australia/Lord_Howe,    2027-04-04T01:45, 2027-04-03T14:45:00Z, OVERLAP",
        "Australia/Sydney,       2027-10-03T02:30, 2027-10-02T16:30:00Z, GAP",
        "Pacific/Auckland,       2027-04-04T02:30, 2027-04-03T13:30:00Z, OVERLAP",
        "Pacific/Chatham,        2027-09-26T03:00, 2027-09-25T14:15:00Z, GAP", // +12:45, at 02:45
        "Africa/Cairo,           2027-04-30T00:30, 2027-04-29T22:30:00Z, GAP",
        "Asia/Beirut,            2027-03-28T00:00, 2027-03-27T22:00:00Z, GAP",
        "America/Havana,         2027-03-14T00:59:59, 2027-03-14T05:59:59Z, GAP",
        "America/St_Johns,       2027-11-07T01:15, 2027-11-07T03:45:00Z, OVERLAP",
        "Europe/Dublin,          2027-10-31T01:30, 2027-10-31T00:30:00Z, OVERLAP", // its winter is the exception
        "America/Scoresbysund,   2027-03-27T23:30, 2027-03-28T01:30:00Z, GAP",
        "Asia/Kolkata,           2027-03-28T02:30, 2027-03-27T21:00:00Z," // no change at all
    })
    void aLocalTimeFiresOnce(String zone, String local, Instant expected, Note.Kind note) {
        Occurrence occurrence = only(zone, local);
        assertThat(occurrence.at()).isEqualTo(expected);
        assertThat(occurrence.note() == null ? null : occurrence.note().kind()).isEqualTo(note);
        assertThat(occurrence.local()).isEqualTo(LocalDateTime.ofInstant(expected, ZoneId.of(zone)));
    }

    @Test
    void whatIsOddIsSaid() {
        assertThat(only("Europe/Rome", "2027-03-28T02:30").note().sentence())
                .isEqualTo("02:30 does not exist on 28 Mar 2027; will send 03:30");
        assertThat(only("Europe/Rome", "2027-10-31T02:30").note().sentence())
                .isEqualTo("02:30 comes twice on 31 Oct 2027; will send once, the first time (UTC+02:00)");
    }

    @Test
    void everyDayKeepsItsLocalTimeAndNoDayIsLost() {
        assertThat(fires("Europe/Rome", "2027-03-26T02:30", "FREQ=DAILY;COUNT=5"))
                .isEqualTo(instants(
                        "2027-03-26T01:30:00Z",
                        "2027-03-27T01:30:00Z",
                        "2027-03-28T01:30:00Z",
                        "2027-03-29T00:30:00Z",
                        "2027-03-30T00:30:00Z"));
        assertThat(fires("America/Santiago", "2027-09-04T00:30", "FREQ=DAILY;COUNT=3"))
                .isEqualTo(instants("2027-09-04T04:30:00Z", "2027-09-05T04:30:00Z", "2027-09-06T03:30:00Z"));
    }

    @Test
    void twoTimesThatFallTogetherInAGapFireAtOnceAndEachOnce() {
        assertThat(fires("Europe/Rome", "2027-03-28T02:00", "FREQ=DAILY;COUNT=1"))
                .isEqualTo(fires("Europe/Rome", "2027-03-28T03:00", "FREQ=DAILY;COUNT=1"));
        assertThat(fires("Europe/Rome", "2027-03-28T02:30", "FREQ=DAILY;BYHOUR=2,3;COUNT=2"))
                .isEqualTo(instants("2027-03-28T01:30:00Z"));
    }

    @Test
    void whatRepeatsWithinTheHourRunsThroughBothHours() {
        List<Instant> fires =
                fires("Europe/Rome", "2027-10-31T00:00", "FREQ=MINUTELY;INTERVAL=15;UNTIL=20271031T034500");
        assertThat(fires).hasSize(20).doesNotHaveDuplicates();
        for (int i = 0; i < 20; i++) {
            assertThat(fires.get(i))
                    .isEqualTo(Instant.parse("2027-10-30T22:00:00Z").plusSeconds(900L * i));
        }
        assertThat(fires(
                        "Europe/Rome",
                        "2027-10-31T00:00",
                        "FREQ=DAILY;BYHOUR=0,1,2,3;BYMINUTE=0,15,30,45;UNTIL=20271031T034500"))
                .isEqualTo(fires);
        assertThat(fires("Europe/Rome", "2027-03-28T00:00", "FREQ=MINUTELY;INTERVAL=15;UNTIL=20270328T034500"))
                .hasSize(12)
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Australia/Lord_Howe",
                "Australia/Sydney",
                "Pacific/Auckland",
                "Pacific/Chatham",
                "Africa/Cairo",
                "Asia/Beirut",
                "America/Havana",
                "America/St_Johns",
                "Europe/Dublin",
                "America/Scoresbysund",
                "Africa/Casablanca"
            })
    void aroundEveryChangeOf2027NoQuarterOfAnHourIsLostOrDoubled(String name) {
        ZoneId zone = ZoneId.of(name);
        Instant from = Instant.parse("2027-01-01T00:00:00Z");
        ZoneOffsetTransition change = zone.getRules().nextTransition(from);
        while (change.getInstant().isBefore(Instant.parse("2028-01-01T00:00:00Z"))) {
            changesWell(zone, change);
            change = zone.getRules().nextTransition(change.getInstant());
        }
    }

    /** Daily plans at each quarter of an hour around a change fire once a day each, and in the zone's own time. */
    private static void changesWell(ZoneId zone, ZoneOffsetTransition change) {
        LocalDateTime start = change.getDateTimeBefore().minusDays(2).minusHours(3);
        for (int quarter = 0; quarter < 24; quarter++) {
            LocalDateTime first = start.plusMinutes(15L * quarter);
            List<Occurrence> all = all(Plan.repeated(first, zone, "FREQ=DAILY;COUNT=5"));
            assertThat(all).hasSize(5);
            for (int day = 0; day < 5; day++) {
                LocalDateTime wanted = first.plusDays(day);
                assertThat(all.get(day).at()).isEqualTo(wanted.atZone(zone).toInstant());
            }
        }
        TreeMap<Instant, Occurrence> through = new TreeMap<>();
        all(Plan.repeated(start, zone, "FREQ=MINUTELY;INTERVAL=15;COUNT=600")).forEach(o -> through.put(o.at(), o));
        Instant last = null;
        for (Instant at : through.keySet()) {
            assertThat(last == null ? Duration.ofMinutes(15) : Duration.between(last, at))
                    .isEqualTo(Duration.ofMinutes(15));
            last = at;
        }
    }

    @Test
    void samoaLeftOutAWholeDay() {
        Plan plan =
                Plan.repeated(LocalDateTime.parse("2011-12-29T09:00"), ZoneId.of("Pacific/Apia"), "FREQ=DAILY;COUNT=3");
        assertThat(plan.after(Instant.EPOCH, 9))
                .extracting(Occurrence::at)
                .containsExactlyElementsOf(instants("2011-12-29T19:00:00Z", "2011-12-30T19:00:00Z"));
    }

    @Test
    void aWindowBoundsAPlan() {
        Plan weekly = Plan.repeated(LocalDateTime.parse("2027-01-04T09:00"), ZoneOffset.UTC, "FREQ=WEEKLY");
        Plan bounded = new Plan(
                weekly.first(),
                weekly.zone(),
                weekly.recurrence(),
                Instant.parse("2027-01-11T09:00:00Z"),
                Instant.parse("2027-01-25T09:00:00Z"));
        assertThat(all(bounded))
                .extracting(Occurrence::at)
                .containsExactlyElementsOf(instants("2027-01-11T09:00:00Z", "2027-01-18T09:00:00Z"));
    }

    @Test
    void theNextOneIsFoundWithoutCountingThroughThePast() {
        Plan plan = Plan.repeated(LocalDateTime.parse("1990-01-01T00:00"), ZoneId.of("Europe/Rome"), "FREQ=MINUTELY");
        assertThat(plan.nextAfter(Instant.parse("2027-06-01T10:00:30Z"))
                        .orElseThrow()
                        .at())
                .isEqualTo(Instant.parse("2027-06-01T10:01:00Z"));
        Plan fortnightly = Plan.repeated(
                LocalDateTime.parse("2020-01-06T09:00"), ZoneId.of("Europe/Rome"), "FREQ=WEEKLY;INTERVAL=2");
        assertThat(fortnightly.nextAfter(Instant.parse("2027-06-01T10:00:00Z")))
                .isEqualTo(fortnightly.after(Instant.EPOCH, 1_000).stream()
                        .filter(o -> o.at().isAfter(Instant.parse("2027-06-01T10:00:00Z")))
                        .findFirst());
    }
}
