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

/** Nobody is written to in quiet hours; what becomes of the message is counted. */
class QuietHoursInDeliveryTest {

    private static final Instant EIGHT_IN_ROME = Instant.parse("2027-06-01T18:00:00Z"); // in the evening
    private static final Instant MORNING_IN_ROME = Instant.parse("2027-06-02T06:00:00Z");

    private DeliveryFixture store;
    private MovableClock clock;
    private Claims claims;
    private UUID run;

    /** Three people: in Rome, in New York, and one whose zone nobody knows; the campaign is in Rome. */
    private void evening(Dialect dialect, String quietHours, Instant now) {
        store = new DeliveryFixture(dialect);
        clock = new MovableClock();
        clock.pass(Duration.between(clock.instant(), now));
        claims = store.claims(clock);
        List.of("rome", "york", "nowhere").forEach(name -> store.contact(name + "@example.com"));
        store.sql.update("update contact set time_zone = 'Europe/Rome' where email like 'rome%'");
        store.sql.update("update contact set time_zone = 'America/New_York' where email like 'york%'");
        store.sql.update("update contact set time_zone = 'Mars/Phobos' where email like 'nowhere%'");
        store.sql.update("update campaign set time_zone = 'Europe/Rome', quiet_hours = ?", quietHours);
        run = store.run(InDoubt.HOLD);
        store.sql.update("update delivery set accepted_at = ?", now);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private List<String> claimed() {
        return claims.ofRun(run, 0, 0, 100).claimed().stream()
                .map(Claimed::address)
                .sorted()
                .toList();
    }

    private List<String> states() {
        return store.sql.list(
                "select address, state, reply_code, next_at from delivery order by address",
                row -> row.getString("address").split("@")[0] + " " + row.getString("state") + " "
                        + row.getString("reply_code") + " " + Sql.instant(row, "next_at"));
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aSecondBeforeEverybodyIsWrittenTo(Dialect dialect) {
        evening(dialect, "20:00-08:00 RECIPIENT QUEUE", EIGHT_IN_ROME.minusSeconds(1));
        assertThat(claimed()).hasSize(3);
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void queuedItWaitsForTheRecipientsMorning(Dialect dialect) {
        evening(dialect, "20:00-08:00 RECIPIENT QUEUE", EIGHT_IN_ROME);
        assertThat(claimed()).containsExactly("york@example.com");
        assertThat(states())
                .containsExactly(
                        "nowhere DEFERRED quiet-hours " + MORNING_IN_ROME,
                        "rome DEFERRED quiet-hours " + MORNING_IN_ROME,
                        "york CLAIMED null null");
        clock.pass(Duration.between(clock.instant(), MORNING_IN_ROME));
        assertThat(store.backlog.nextDue(run)).contains(MORNING_IN_ROME);
        store.sql.update("update delivery set next_at = ? where state = 'DEFERRED'", Instant.EPOCH);
        store.backlog.releaseDue(run);
        assertThat(claimed()).containsExactly("nowhere@example.com", "rome@example.com");
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void discardedItIsSkippedWithItsReason(Dialect dialect) {
        evening(dialect, "20:00-08:00 RECIPIENT DISCARD", EIGHT_IN_ROME);
        assertThat(claimed()).containsExactly("york@example.com");
        assertThat(states())
                .containsExactly(
                        "nowhere SKIPPED quiet-hours null", "rome SKIPPED quiet-hours null", "york CLAIMED null null");
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void byTheCampaignsClocksItIsTheSameHourForEverybody(Dialect dialect) {
        evening(dialect, "20:00-08:00 CAMPAIGN QUEUE", EIGHT_IN_ROME);
        assertThat(claimed()).isEmpty();
        assertThat(store.sql.count("select count(*) from delivery where state = 'DEFERRED'"))
                .isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void theNightOfAChangeOfClocksEndsAtItsOwnMorning(Dialect dialect) {
        evening(dialect, "20:00-08:00 CAMPAIGN QUEUE", Instant.parse("2027-03-27T19:00:00Z"));
        claimed();
        assertThat(states()).allSatisfy(state -> assertThat(state).endsWith("2027-03-28T06:00:00Z"));
    }
}
