package io.outbound.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuietHoursTest {

    @ParameterizedTest(name = "{0} to {1} in {2}: at {3} quiet until {4}")
    @CsvSource({
        "20:00, 08:00, Europe/Rome, 2027-06-01T17:59:59Z,", // 19:59:59
        "20:00, 08:00, Europe/Rome, 2027-06-01T18:00:00Z, 2027-06-02T06:00:00Z",
        "20:00, 08:00, Europe/Rome, 2027-06-02T05:59:59Z, 2027-06-02T06:00:00Z",
        "20:00, 08:00, Europe/Rome, 2027-06-02T06:00:00Z,",
        "20:00, 08:00, Europe/Rome, 2027-03-27T19:00:00Z, 2027-03-28T06:00:00Z", // a night of 11 hours
        "20:00, 08:00, Europe/Rome, 2027-10-30T18:00:00Z, 2027-10-31T07:00:00Z", // and one of 13
        "20:00, 08:00, America/New_York, 2027-06-01T18:00:00Z,",
        "12:00, 14:00, Asia/Kathmandu, 2027-06-01T06:15:00Z, 2027-06-01T08:15:00Z",
        "00:00, 02:30, Europe/Rome, 2027-03-28T00:30:00Z, 2027-03-28T01:30:00Z", // the end is skipped by clocks
        "01:00, 02:30, Europe/Rome, 2027-10-31T01:10:00Z, 2027-10-31T01:30:00Z" // the second 02:10
    })
    void theyAreQuietUntilTheirEndByTheClocksThere(
            LocalTime start, LocalTime end, String zone, Instant now, Instant until) {
        QuietHours hours = new QuietHours(start, end, Clocks.CAMPAIGN, QuietHours.Action.QUEUE);
        assertThat(hours.endIfNow(now, ZoneId.of(zone)).orElse(null)).isEqualTo(until);
    }

    @Test
    void theyAreKeptAsText() {
        QuietHours hours = QuietHours.parse("20:00-08:00 RECIPIENT DISCARD");
        assertThat(hours.toString()).isEqualTo("20:00-08:00 RECIPIENT DISCARD");
        assertThat(hours.zone()).isEqualTo(Clocks.RECIPIENT);
    }
}
