package io.outbound.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.outbound.channel.spi.SendResult;
import io.outbound.consent.SuppressionReason;
import io.outbound.counter.Counters;
import io.outbound.kernel.ChannelId;
import io.outbound.store.Dialect;
import io.outbound.tracking.Engagement;
import io.outbound.tracking.TrackingLinks;
import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever happens to messages, in whatever order and however many writers at once: the counters say what the ledger says. */
@Timeout(120)
class CountersFollowTheLedgerTest {

    private static final int PEOPLE = 60;
    private static final int STEPS = 120;

    static Stream<Arguments> seeds() {
        return Stream.of(Dialect.values())
                .flatMap(dialect -> Stream.of(1L, 2L).map(seed -> Arguments.of(dialect, seed)));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void inAnyOrderOfEvents(Dialect dialect, long seed) throws Exception {
        try (DeliveryFixture store = new DeliveryFixture(dialect)) {
            Life life = new Life(store, seed);
            LedgerCounts ledger = new LedgerCounts(store.sql);
            DeliveryCounts counts = new DeliveryCounts(store.sql, new Counters(store.sql), ledger);
            for (int step = 1; step <= STEPS; step++) {
                String what = life.step();
                if (step % 5 == 0) {
                    assertThat(store.differences())
                            .as("after step " + step + ", " + what)
                            .isEmpty();
                    assertThat(counts.ofExecution(DeliveryFixture.CAMPAIGN, life.run))
                            .isEqualTo(ledger.ofExecution(life.run));
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void withSeveralWritersAtOnce(Dialect dialect) throws Exception {
        try (DeliveryFixture store = new DeliveryFixture(dialect)) {
            Life first = new Life(store, 11);
            List<Life> lives = List.of(first, first.beside(12), first.beside(13));
            ExecutorService threads = Executors.newFixedThreadPool(lives.size());
            List<Future<?>> ends = new ArrayList<>();
            for (Life life : lives) {
                ends.add(threads.submit(() -> {
                    for (int step = 0; step < STEPS; step++) {
                        life.step();
                    }
                    return null;
                }));
            }
            threads.shutdown();
            for (Future<?> end : ends) {
                end.get();
            }
            assertThat(store.differences()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void anOutcomeStoredTwiceBecauseTheAnswerWasLostIsCountedOnceAndStillOurs(Dialect dialect) throws Exception {
        try (DeliveryFixture store = new DeliveryFixture(dialect)) {
            store.contacts(2);
            UUID run = store.run(InDoubt.HOLD);
            List<Claimed> claimed = store.claims.ofRun(run, 0, 0, 10).claimed();
            List<Settlement> outcomes = claimed.stream()
                    .map(one -> Settlement.sent(one, new SendResult.Accepted("250 ok"), Instant.now(), Instant.now()))
                    .toList();
            assertThat(store.committer.commit(outcomes)).hasSize(2);
            assertThat(store.committer.commit(outcomes)).as("again").hasSize(2);
            assertThat(store.sql.count("select sum(sent) from campaign_counter"))
                    .isEqualTo(2);
            assertThat(store.differences()).isEmpty();
        }
    }

    /** A slot that slept through its lease hands in beside the one that has the message now. */
    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whoLostAMessageIsToldSoEvenWhenItsNewHolderIsWrittenInTheSameCommit(Dialect dialect) throws Exception {
        try (DeliveryFixture store = new DeliveryFixture(dialect)) {
            store.contacts(1);
            UUID run = store.run(InDoubt.HOLD);
            Claimed lost = store.claims.ofRun(run, 0, 0, 1).claimed().get(0);
            store.leases.expireRun(run);
            Claimed held = store.claims.ofRun(run, 0, 0, 1).claimed().get(0);
            Instant now = Instant.now();
            Settlement stale = Settlement.failed(lost, DeliveryState.FAILED, Settlement.TryResult.TEMPORARY, "4", null);
            Settlement good = Settlement.sent(held, new SendResult.Accepted("250 ok"), now, now);
            SettlementWriter writer = SettlementWriter.on(dialect, store.outbox, Clock.systemUTC());
            try (Connection connection = store.database.connection()) {
                assertThat(writer.write(connection, List.of(stale, good), 60)).containsExactly(good);
            }
            assertThat(store.sql.count("select count(*) from delivery_attempt")).isZero();
            assertThat(store.differences()).isEmpty();
        }
    }

    /** One thing after another that can happen to messages, drawn by lot. */
    private static final class Life {

        private final DeliveryFixture store;
        private final Random lot;
        private final Halts halts;
        private final Engagement engagement;
        private final UUID run;
        private final UUID lane;
        private final List<Claimed> held = new ArrayList<>();
        private final List<Settlement> written = new ArrayList<>();

        Life(DeliveryFixture store, long seed) {
            this(store, seed, run(store), store.request(InDoubt.HOLD, "UNITARY", false));
        }

        private Life(DeliveryFixture store, long seed, UUID run, UUID lane) {
            this.store = store;
            this.lot = new Random(seed);
            this.halts = store.halts;
            this.engagement = new Engagement(store.sql, store.outbox, Clock.systemUTC());
            this.run = run;
            this.lane = lane;
        }

        Life beside(long seed) {
            return new Life(store, seed, run, lane);
        }

        private static UUID run(DeliveryFixture store) {
            store.contacts(PEOPLE);
            return store.run(InDoubt.HOLD);
        }

        String step() throws InterruptedException {
            switch (lot.nextInt(18)) {
                case 0, 1 ->
                    held.addAll(
                            store.claims.ofRun(run, 0, 0, 1 + lot.nextInt(8)).claimed());
                case 2 ->
                    held.addAll(
                            store.claims.ofLane(false, 0, 1 + lot.nextInt(4)).claimed());
                case 3, 4 -> write(attempts());
                case 5, 6 -> write(outcomes());
                case 7 -> write(written.isEmpty() ? List.of() : List.of(any(written)));
                case 8 -> giveBack();
                case 9 -> store.leases.expireRun(lot.nextBoolean() ? run : lane);
                case 10 -> halt();
                case 11 -> release();
                case 12 -> act();
                case 13 -> suppress();
                case 14, 15 -> tell();
                case 16 ->
                    store.database.inTransaction(() -> {
                        store.leave(somebody());
                        return null;
                    });
                default -> store.triggered(lane, "t" + lot.nextInt() + "@example.com", null);
            }
            return "claimed " + held.size() + ", written " + written.size();
        }

        private List<Settlement> attempts() {
            return held.stream()
                    .filter(claimed -> lot.nextBoolean())
                    .map(claimed -> Settlement.attempting(claimed, "<m>", Instant.now()))
                    .toList();
        }

        private List<Settlement> outcomes() {
            List<Claimed> some =
                    held.stream().filter(claimed -> lot.nextInt(3) == 0).toList();
            held.removeAll(some);
            return some.stream().map(this::outcome).toList();
        }

        private Settlement outcome(Claimed claimed) {
            Instant now = Instant.now();
            return switch (lot.nextInt(6)) {
                case 5 ->
                    Settlement.failed(claimed, DeliveryState.FAILED, Settlement.TryResult.DEAD, "550 5.1.1", null);
                case 0 ->
                    Settlement.failed(claimed, DeliveryState.FAILED, Settlement.TryResult.TEMPORARY, "452 full", null);
                case 1 ->
                    Settlement.failed(claimed, DeliveryState.FAILED, Settlement.TryResult.PERMANENT, "550 no", null);
                case 2 ->
                    Settlement.failed(
                            claimed,
                            DeliveryState.DEFERRED,
                            Settlement.TryResult.TEMPORARY,
                            "451 later",
                            now.minusSeconds(60));
                case 3 ->
                    Settlement.failed(claimed, DeliveryState.UNKNOWN, Settlement.TryResult.UNKNOWN, "no answer", null);
                default -> Settlement.sent(claimed, new SendResult.Accepted("250 ok"), now, now);
            };
        }

        private void write(List<Settlement> rows) throws InterruptedException {
            if (!rows.isEmpty()) {
                store.committer.commit(rows);
                written.addAll(rows);
            }
        }

        private void giveBack() {
            store.claims.giveBack(List.copyOf(held));
            held.clear();
        }

        private void halt() {
            store.halt(run);
            store.database.inTransaction(() -> {
                store.sql.update("update execution set state = 'RUNNING' where id = ?", run);
                halts.resume(run);
                return null;
            });
        }

        private void release() {
            store.backlog.releaseDue(run);
            store.backlog.releaseDueOfLane(false);
        }

        private void act() {
            long id = 1 + lot.nextInt(PEOPLE);
            store.database.inTransaction(() -> {
                if (lot.nextBoolean()) {
                    engagement.opened(id);
                } else {
                    engagement.clicked(new TrackingLinks.Click(id, "https://a.test/" + lot.nextInt(3)));
                }
                return null;
            });
        }

        /** At any time, also of messages that are on their way again. */
        private void tell() {
            Receipt.Event event = any(List.of(Receipt.Event.values()));
            Receipt receipt = new Receipt(1 + lot.nextInt(PEOPLE), event, lot.nextBoolean(), "5", null);
            store.database.inTransaction(() -> store.receipts().take(receipt));
        }

        private String somebody() {
            return "p" + (1 + lot.nextInt(PEOPLE / 4)) + "@example.com";
        }

        /** The list alone says nothing of messages. */
        private void suppress() {
            String key = somebody();
            SuppressionReason reason = any(List.of(SuppressionReason.values()));
            store.database.inTransaction(() -> {
                if (lot.nextInt(3) > 0) {
                    store.suppressions.add(ChannelId.EMAIL, key, reason, DeliveryFixture.CAMPAIGN);
                } else {
                    store.suppressions.remove(ChannelId.EMAIL, key);
                }
                return null;
            });
        }

        private <T> T any(List<T> some) {
            return some.get(lot.nextInt(some.size()));
        }
    }
}
