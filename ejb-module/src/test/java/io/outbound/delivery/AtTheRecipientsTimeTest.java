package io.outbound.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.outbound.security.MovableClock;
import io.outbound.store.Dialect;
import io.outbound.store.Sql;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A campaign in Rome that sends on 28 March 2027 at 02:30 where each recipient is: in Rome that time does not exist. */
class AtTheRecipientsTimeTest {

    /** 02:30 on Kiritimati, where the run begins. */
    private static final Instant FIRST = Instant.parse("2027-03-27T12:30:00Z");

    private DeliveryFixture store;
    private MovableClock clock;
    private Claims claims;
    private UUID run;

    private void begins(Dialect dialect) {
        store = new DeliveryFixture(dialect);
        clock = new MovableClock();
        clock.pass(Duration.between(clock.instant(), FIRST));
        claims = store.claims(clock);
        List.of("line", "rome", "york", "nowhere").forEach(name -> store.contact(name + "@example.com"));
        store.sql.update("update contact set time_zone = 'Pacific/Kiritimati' where email like 'line%'");
        store.sql.update("update contact set time_zone = 'Europe/Rome' where email like 'rome%'");
        store.sql.update("update contact set time_zone = 'America/New_York' where email like 'york%'");
        store.sql.update("update campaign set time_zone = 'Europe/Rome', send_time_zone = 'RECIPIENT'");
        run = store.run(InDoubt.HOLD);
        store.sql.update("update execution set occurrence = 'at-2027-03-27T12:30:00Z', ttl_seconds = 3600");
        store.sql.update("update delivery set accepted_at = ?", FIRST);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private List<String> claimedAt(String instant) {
        clock.pass(Duration.between(clock.instant(), Instant.parse(instant)));
        store.sql.update(
                "update delivery set state = 'PENDING', next_at = null where state = 'DEFERRED' and next_at <= ?",
                clock.instant());
        return claims.ofRun(run, 0, 0, 100).claimed().stream()
                .map(claimed -> claimed.address().split("@")[0])
                .sorted()
                .toList();
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void eachGetsItWhenTheirOwnClocksSaySo(Dialect dialect) {
        begins(dialect);
        assertThat(claimedAt("2027-03-27T12:30:00Z")).containsExactly("line");
        assertThat(store.sql.list(
                        "select address, next_at, reply_code from delivery where state = 'DEFERRED' order by address",
                        row -> row.getString(1).split("@")[0] + " " + Sql.instant(row, "next_at") + " "
                                + row.getString(3)))
                .containsExactly(
                        "nowhere 2027-03-28T01:30:00Z recipient-time",
                        "rome 2027-03-28T01:30:00Z recipient-time",
                        "york 2027-03-28T06:30:00Z recipient-time");
        assertThat(claimedAt("2027-03-28T01:29:59Z")).isEmpty();
        assertThat(claimedAt("2027-03-28T01:30:00Z")).containsExactly("nowhere", "rome");
        assertThat(claimedAt("2027-03-28T06:30:00Z")).containsExactly("york");
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void theTimeToLiveCountsFromTheirTimeOn(Dialect dialect) {
        begins(dialect);
        claimedAt("2027-03-27T12:30:00Z");
        assertThat(claimedAt("2027-03-28T07:30:01Z")).isEmpty();
        assertThat(store.sql.list(
                        "select address from delivery where state = 'SKIPPED' and reply_code = 'too-old' order by 1",
                        row -> row.getString(1).split("@")[0]))
                .containsExactly("nowhere", "rome", "york");
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void soDoItsRetries(Dialect dialect) {
        begins(dialect);
        claimedAt("2027-03-27T12:30:00Z");
        clock.pass(Duration.between(clock.instant(), Instant.parse("2027-03-28T06:30:00Z")));
        store.sql.update("update delivery set state = 'PENDING', next_at = null where address like 'york%'");
        assertThat(claims.ofRun(run, 0, 0, 100).claimed())
                .extracting(Claimed::wantedAt)
                .containsExactly(Instant.parse("2027-03-28T06:30:00Z"));
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whoWasDeletedSinceIsNotWrittenTo(Dialect dialect) {
        begins(dialect);
        store.sql.update("delete from contact_list_member");
        store.sql.update("delete from contact where email like 'line%'");
        assertThat(claimedAt("2027-03-27T12:30:00Z")).isEmpty();
        assertThat(store.sql.count("select count(*) from delivery where state = 'SKIPPED' and address like 'line%'"))
                .isEqualTo(1);
    }
}
