package io.outbound.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.outbound.kernel.DomainException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecurrenceRulesTest {

    private static List<LocalDate> days(String first, String rule, int count) {
        return Plan.repeated(LocalDateTime.parse(first), ZoneId.of("Europe/Rome"), rule)
                .after(Instant.EPOCH, count)
                .stream()
                .map(occurrence -> occurrence.local().toLocalDate())
                .toList();
    }

    private static List<LocalDate> dates(String... texts) {
        return List.of(texts).stream().map(LocalDate::parse).toList();
    }

    @Test
    void monthlyOnThe31stLeavesShortMonthsOut() {
        assertThat(days("2027-12-31T09:00", "FREQ=MONTHLY;BYMONTHDAY=31", 4))
                .isEqualTo(dates("2027-12-31", "2028-01-31", "2028-03-31", "2028-05-31"));
    }

    @Test
    void orTakesTheirLastDayWhenTheRuleSaysSo() {
        String rule = "RSCALE=GREGORIAN;FREQ=MONTHLY;BYMONTHDAY=31;SKIP=BACKWARD";
        assertThat(days("2027-12-31T09:00", rule, 5))
                .isEqualTo(dates("2027-12-31", "2028-01-31", "2028-02-29", "2028-03-31", "2028-04-30"));
        List<Occurrence> all = Plan.repeated(LocalDateTime.parse("2028-01-31T09:00"), ZoneId.of("Europe/Rome"), rule)
                .after(Instant.EPOCH, 2);
        assertThat(all.get(0).note()).isNull();
        assertThat(all.get(1).note().sentence()).isEqualTo("this month has no day 31; will send on 29 Feb 2028");
    }

    @Test
    void theSameHoldsFor29February() {
        assertThat(days("2028-02-29T09:00", "FREQ=YEARLY", 2)).isEqualTo(dates("2028-02-29", "2032-02-29"));
        assertThat(days("2028-02-29T09:00", "RSCALE=GREGORIAN;FREQ=YEARLY;SKIP=BACKWARD", 3))
                .isEqualTo(dates("2028-02-29", "2029-02-28", "2030-02-28"));
    }

    @Test
    void itEndsByCountOrByDate() {
        assertThat(days("2027-01-04T09:00", "FREQ=WEEKLY;BYDAY=MO;COUNT=2", 9)).hasSize(2);
        assertThat(days("2027-01-04T09:00", "FREQ=WEEKLY;BYDAY=MO;UNTIL=20270118", 9))
                .hasSize(3);
        assertThat(days("2027-01-04T09:00", "FREQ=WEEKLY;BYDAY=MO;UNTIL=20270118T080000Z", 9))
                .hasSize(3);
        assertThat(days("2027-01-04T09:00", "FREQ=WEEKLY;BYDAY=MO;UNTIL=20270118T075959Z", 9))
                .hasSize(2);
        assertThat(days("2027-01-04T09:00", "FREQ=WEEKLY;BYDAY=MO;UNTIL=20270118T085959", 9))
                .hasSize(2);
    }

    @Test
    void aPlanKeepsItsOwnZoneWhateverTheAccountIsSetTo() {
        Plan plan = Plan.repeated(
                LocalDateTime.parse("2027-03-22T09:00"), ZoneId.of("Europe/Rome"), "FREQ=WEEKLY;BYDAY=MO");
        assertThat(plan.after(Instant.parse("2027-03-01T00:00:00Z"), 2))
                .extracting(Occurrence::at)
                .containsExactly(Instant.parse("2027-03-22T08:00:00Z"), Instant.parse("2027-03-29T07:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rrule:freq=daily;interval=1 | FREQ=DAILY",
                "COUNT=3;INTERVAL=2;FREQ=WEEKLY | FREQ=WEEKLY;INTERVAL=2;COUNT=3",
                "freq=minutely;interval=15 | FREQ=MINUTELY;INTERVAL=15",
                "SKIP=BACKWARD;RSCALE=GREGORIAN;FREQ=MONTHLY | FREQ=MONTHLY;RSCALE=GREGORIAN;SKIP=BACKWARD"
            })
    void theTextIsKeptInOneForm(String given, String kept) {
        assertThat(new Recurrence(given).text()).isEqualTo(kept);
        assertThat(new Recurrence(kept).text()).isEqualTo(kept);
    }

    @Test
    void theHostsLanguageDoesNotMatter() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr"));
            assertThat(new Recurrence("freq=minutely;interval=15;byhour=9").text())
                    .isEqualTo("FREQ=MINUTELY;INTERVAL=15;BYHOUR=9");
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "daily",
                "BYDAY=MO",
                "FREQ=FORTNIGHTLY",
                "FREQ=DAILY;INTERVAL=0",
                "FREQ=DAILY;COUNT=0",
                "FREQ=DAILY;COUNT=2;UNTIL=20270101",
                "FREQ=DAILY;UNTIL=2027",
                "FREQ=DAILY;BYHOUR=25",
                "FREQ=DAILY;X-EVIL=1",
                "FREQ=DAILY;FREQ=DAILY",
                "FREQ=SECONDLY",
                "FREQ=MINUTELY;BYMONTH=12",
                "FREQ=HOURLY;BYMONTHDAY=31",
                "FREQ=YEARLY;BYMONTHDAY=13;BYDAY=FR",
                "FREQ=DAILY;BYSECOND=0,30",
                "FREQ=DAILY;COUNT=1000000",
                "FREQ=DAILY;INTERVAL=99999",
                "FREQ=DAILY\r\nX-INJECTED:1",
                "RSCALE=GREGORIAN;FREQ=MONTHLY;SKIP=FORWARD",
                "RSCALE=HEBREW;FREQ=MONTHLY"
            })
    void anythingElseIsRefusedAtItsField(String text) {
        assertThatThrownBy(() -> new Recurrence(text)).isInstanceOfSatisfying(DomainException.class, refused -> {
            assertThat(refused.code()).isEqualTo("recurrence-invalid");
            assertThat(refused.errors().get(0).pointer()).isEqualTo("/recurrence");
        });
    }

    @Test
    void aRuleThatNeverHappensHasNoOccurrences() {
        assertThat(days("2027-01-01T09:00", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", 3))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FREQ=DAILY;INTERVAL=3",
                "FREQ=DAILY;BYDAY=MO,WE,FR;BYHOUR=9,17",
                "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH;WKST=SU",
                "FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,MO;WKST=MO",
                "FREQ=MONTHLY;BYDAY=2TU",
                "FREQ=MONTHLY;BYDAY=-1FR",
                "FREQ=MONTHLY;BYMONTHDAY=-1",
                "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
                "FREQ=MONTHLY;BYMONTHDAY=13;BYDAY=FR",
                "FREQ=MONTHLY;INTERVAL=5;BYMONTHDAY=29,30,31",
                "FREQ=YEARLY;BYMONTH=1,7;BYMONTHDAY=1,15",
                "FREQ=YEARLY;BYMONTH=11;BYDAY=4TH",
                "FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO",
                "FREQ=YEARLY;BYYEARDAY=1,100,200",
                "FREQ=HOURLY;INTERVAL=5;BYDAY=MO",
                "FREQ=MINUTELY;INTERVAL=45;BYHOUR=9,10"
            })
    void anotherLibraryUnderstandsRulesTheSameWay(String rule) {
        LocalDateTime first = LocalDateTime.parse("2027-01-05T09:00");
        List<LocalDateTime> ours = Plan.repeated(first, ZoneId.of("UTC"), rule).after(Instant.EPOCH, 20).stream()
                .map(Occurrence::local)
                .toList();
        List<LocalDateTime> theirs = new net.fortuna.ical4j.model.Recur<LocalDateTime>(rule)
                .getDates(first, first, LocalDateTime.parse("2100-01-01T00:00"), 20);
        assertThat(ours).hasSize(20).isEqualTo(theirs);
    }

    @Test
    void zonesHaveNames() {
        assertThat(Zones.of("Europe/Kiev").getId()).isEqualTo("Europe/Kyiv");
        assertThat(Zones.of("Europe/Kyiv").getId()).isEqualTo("Europe/Kyiv");
        assertThat(Zones.of("UTC").getId()).isEqualTo("UTC");
        assertThat(Zones.of("Asia/Calcutta").getId()).isEqualTo("Asia/Kolkata");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Mars/Phobos", "GMT+25", "", "GMT+2", "+02:00", "Z", "UTC+1", "europe/rome"})
    void offsetsAndPlanetsAreNoZones(String text) {
        assertThatThrownBy(() -> Zones.of(text)).isInstanceOf(DateTimeException.class);
    }
}
