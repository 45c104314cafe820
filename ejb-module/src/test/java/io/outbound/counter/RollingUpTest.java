package io.outbound.counter;

import static org.assertj.core.api.Assertions.assertThat;

import io.outbound.delivery.DeliveryFixture;
import io.outbound.delivery.InDoubt;
import io.outbound.store.Dialect;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Shards of what has come to rest become one row, and nothing is counted otherwise. */
class RollingUpTest {

    private static final RollUp.Kind RUNS = RollUp.Kind.RUNS;
    private static final RollUp.Kind HOURS = RollUp.Kind.HOURS;

    private static UUID aRunThatIsOver(DeliveryFixture store) {
        store.contacts(30);
        UUID run = store.run(InDoubt.HOLD);
        store.deliver(run);
        for (int shard = 0; shard < 16; shard++) { // as if many had written
            Increments.of(shard)
                    .run(run, Counter.SENT, 1)
                    .run(run, Counter.FAILED, -1)
                    .hour(DeliveryFixture.CAMPAIGN, Instant.now(), Hourly.SENT, shard % 2 == 0 ? 1 : -1)
                    .write(store.sql);
        }
        Increments.of(3)
                .run(run, Counter.SENT, -16)
                .run(run, Counter.FAILED, 16)
                .write(store.sql);
        assertThat(store.differences()).isEmpty();
        store.sql.update("update execution set state = 'DONE', finished_at = ?", Instant.now());
        return run;
    }

    private static int rollUp(DeliveryFixture store, Duration later, RollUp.Kind kind, int most) {
        RollUp rollUp = new RollUp(store.sql, Clock.offset(Clock.systemUTC(), later));
        return store.database.inTransaction(() -> rollUp.rollUp(kind, most));
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void theShardsOfARunThatIsOverBecomeOneRow(Dialect dialect) {
        try (DeliveryFixture store = new DeliveryFixture(dialect)) {
            UUID run = aRunThatIsOver(store);
            assertThat(rollUp(store, Duration.ZERO, RUNS, 10)).as("just over").isZero();
            assertThat(rollUp(store, Duration.ofHours(1), RUNS, 10)).isEqualTo(1);
            assertThat(store.sql.count("select count(*) from campaign_counter where execution_id = ?", run))
                    .isEqualTo(1);
            assertThat(store.differences()).isEmpty();
            assertThat(rollUp(store, Duration.ofHours(1), RUNS, 10)).as("again").isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void hoursThatHavePassedToo(Dialect dialect) {
        try (DeliveryFixture store = new DeliveryFixture(dialect)) {
            aRunThatIsOver(store);
            assertThat(rollUp(store, Duration.ZERO, HOURS, 10)).isZero();
            assertThat(rollUp(store, Duration.ofHours(3), HOURS, 10)).isPositive();
            assertThat(store.sql.list(
                            "select count(*) from campaign_hour group by campaign_id, at_hour", row -> row.getInt(1)))
                    .isNotEmpty()
                    .isSubsetOf(List.of(1));
            assertThat(store.differences()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whoAddsAfterwardsBeginsAShardAnew(Dialect dialect) {
        try (DeliveryFixture store = new DeliveryFixture(dialect)) {
            UUID run = aRunThatIsOver(store);
            rollUp(store, Duration.ofHours(1), RUNS, 10);
            for (int shard = 0; shard < 16; shard++) {
                Increments.of(shard)
                        .run(run, Counter.SENT, shard % 2 == 0 ? 1 : -1)
                        .write(store.sql);
            }
            assertThat(store.differences()).isEmpty();
            rollUp(store, Duration.ofHours(1), RUNS, 10);
            assertThat(store.differences()).isEmpty();
        }
    }
}
