package io.outbound.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.outbound.campaign.FailureReason;
import io.outbound.campaign.OccurrenceFailed;
import io.outbound.campaign.OccurrencesMissed;
import io.outbound.kernel.ChannelId;
import io.outbound.security.MovableClock;
import io.outbound.store.Dialect;
import io.outbound.store.IdSource;
import io.outbound.store.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An alert stands until somebody acknowledges it. */
class RaisingAlertsTest {

    private static final UUID SALE = UUID.randomUUID();
    private static final Instant NINE = Instant.parse("2027-06-01T07:00:00Z");

    private final MovableClock clock = new MovableClock();
    private TestDatabase database;
    private Alerts alerts;
    private AlertBell bell;

    private void on(Dialect dialect) {
        database = TestDatabase.of(dialect);
        alerts = new Alerts(database.sql(), new IdSource());
        bell = new AlertBell(alerts, clock);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private void missed(UUID campaign, int count, Instant latest) {
        bell.missed(new OccurrencesMissed(campaign, "Spring sale", count, latest));
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whatIsMissedAgainBeforeAnybodyLookedIsAddedToTheSameAlert(Dialect dialect) {
        on(dialect);
        missed(SALE, 1, NINE);
        missed(SALE, 2, NINE.plusSeconds(7200));
        missed(UUID.randomUUID(), 1, NINE);

        assertThat(alerts.unread()).isEqualTo(2);
        assertThat(alerts.newest(false, Optional.empty(), 10))
                .filteredOn(alert -> alert.subjectId().equals(SALE))
                .singleElement()
                .satisfies(alert -> {
                    assertThat(alert.message()).isEqualTo("3 occurrences missed");
                    assertThat(alert.latestAt()).isEqualTo(NINE.plusSeconds(7200));
                });
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whatCouldNotBeSentIsAnotherMatterThanWhatWasMissed(Dialect dialect) {
        on(dialect);
        missed(SALE, 1, NINE);
        FailureReason paused = new FailureReason("SENDER_PAUSED", ChannelId.EMAIL, "The sender is paused.", null, null);
        bell.failed(new OccurrenceFailed(SALE, "Spring sale", NINE, List.of(paused)));
        bell.failed(new OccurrenceFailed(SALE, "Spring sale", NINE.plusSeconds(3600), List.of(paused)));

        assertThat(alerts.newest(false, Optional.empty(), 10))
                .extracting(Alert::message)
                .containsExactly("2 occurrences were not sent", "1 occurrence missed");
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void onceAcknowledgedTheNextIsANewOneAndTheOldIsForgottenInTime(Dialect dialect) {
        on(dialect);
        missed(SALE, 1, NINE);
        UUID first = alerts.newest(null, Optional.empty(), 1).get(0).id();
        alerts.acknowledge(first, "ann", clock.instant());
        alerts.acknowledge(first, "bob", clock.instant());
        missed(SALE, 1, NINE);

        assertThat(alerts.byId(first).orElseThrow().acknowledgedBy()).isEqualTo("ann");
        assertThat(alerts.unread()).isOne();
        assertThat(alerts.newest(null, Optional.empty(), 10)).hasSize(2);
        assertThat(alerts.newest(null, Optional.of(first), 10)).isEmpty();
        clock.pass(Duration.ofDays(2));
        assertThat(alerts.forget(clock.instant(), 10)).isOne();
        assertThat(alerts.newest(null, Optional.empty(), 10)).hasSize(1);
    }
}
