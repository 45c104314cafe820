package io.outbound.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.outbound.channel.spi.SendResult;
import io.outbound.delivery.DeliveryFixture;
import io.outbound.delivery.InDoubt;
import io.outbound.kernel.ChannelId;
import io.outbound.kernel.DomainException;
import io.outbound.store.Dialect;
import io.outbound.template.TemplateContent;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A run that is ended in the middle, and goes on later. */
class HaltingARunTest {

    private static final int ROUNDS = 20;
    private static final int PEOPLE = 400;

    private static RunHalts halts(DeliveryFixture store) {
        return new RunHalts(
                new Executions(store.sql, Clock.systemUTC()),
                store.halts,
                PaidRuns.funds(store),
                new RunWaits(store.sql, Clock.systemUTC()));
    }

    private static void halt(DeliveryFixture store) {
        store.database.inTransaction(() -> {
            halts(store).halt(DeliveryFixture.CAMPAIGN);
            return null;
        });
        halts(store).takeBackUnsent(DeliveryFixture.CAMPAIGN);
    }

    private static void resume(DeliveryFixture store, Duration pause) {
        Snapshot now = new Snapshot(
                ChannelId.EMAIL,
                UUID.randomUUID(),
                9,
                new TemplateContent("other", "other", "other"),
                "Other shop",
                "other@example.org",
                null,
                InDoubt.RESEND,
                Duration.ofHours(1),
                7_000);
        store.database.inTransaction(() -> {
            halts(store).resume(DeliveryFixture.CAMPAIGN, now, pause);
            return null;
        });
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whatIsOnTheWireIsFinishedAndNothingElseLeaves(Dialect dialect) throws InterruptedException {
        try (DeliveryFixture store = new DeliveryFixture(dialect)) {
            store.contacts(40);
            UUID run = store.run(InDoubt.HOLD);
            CountDownLatch onTheWire = new CountDownLatch(4);
            CountDownLatch answered = new CountDownLatch(1);
            store.answer(message -> {
                onTheWire.countDown();
                await(answered);
                return new SendResult.Accepted("250 ok");
            });
            Thread sender = new Thread(() -> store.deliver(run));
            sender.start();
            assertThat(onTheWire.await(10, TimeUnit.SECONDS)).isTrue();
            halt(store);
            assertThat(store.states(run)).isEqualTo(Map.of("ATTEMPTING", 4L, "HALTED", 36L));
            assertThatThrownBy(() -> resume(store, Duration.ZERO))
                    .isInstanceOfSatisfying(
                            DomainException.class, e -> assertThat(e.code()).isEqualTo("still-sending"));
            answered.countDown();
            sender.join(TimeUnit.SECONDS.toMillis(10));
            assertThat(sender.isAlive()).as("the sender of a halted run ends").isFalse();
            assertThat(store.states(run)).isEqualTo(Map.of("SENT", 4L, "HALTED", 36L));
            assertThat(store.recipients()).hasSize(4);
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void haltedAtAnyMomentAndResumedEverybodyGetsItOnce(Dialect dialect) throws InterruptedException {
        try (DeliveryFixture store = new DeliveryFixture(dialect)) {
            store.contacts(PEOPLE);
            UUID run = store.run(InDoubt.HOLD);
            Semaphore wire = new Semaphore(0);
            store.answer(message -> {
                wire.acquireUninterruptibly();
                return new SendResult.Accepted("250 ok");
            });
            for (int round = 0; round < ROUNDS; round++) {
                wire.release(ThreadLocalRandom.current().nextInt(8));
                Thread sender = new Thread(() -> store.deliver(run));
                sender.start();
                Awaitility.await()
                        .pollDelay(Duration.ZERO)
                        .pollInterval(Duration.ofMillis(1))
                        .until(() -> wire.hasQueuedThreads() || !sender.isAlive());
                wire.release(ThreadLocalRandom.current().nextInt(16)); // these leave while it is halted
                halt(store);
                wire.release(PEOPLE);
                sender.join(TimeUnit.SECONDS.toMillis(10));
                Map<String, Long> states = store.states(run);
                assertThat(states.keySet()).isSubsetOf("SENT", "HALTED");
                assertThat(store.differences()).isEmpty();
                assertThat(states.getOrDefault("SENT", 0L))
                        .as("the ledger after halt " + round + " and the post agree")
                        .isEqualTo(store.recipients().size());
                resume(store, Duration.ZERO);
                wire.drainPermits();
            }
            wire.release(PEOPLE);
            store.deliver(run);
            assertThat(store.states(run)).isEqualTo(Map.of("SENT", (long) PEOPLE));
            assertThat(store.recipients()).hasSize(PEOPLE).doesNotHaveDuplicates();
            assertThat(store.differences()).isEmpty();
        }
    }

    /** The unsent of a large run are marked step by step: somebody may launch it again before the last step. */
    @ParameterizedTest
    @EnumSource(Dialect.class)
    void relaunchedWhileTheUnsentAreMarkedNobodyIsLeftOut(Dialect dialect) {
        try (DeliveryFixture store = new DeliveryFixture(dialect)) {
            store.contacts(20);
            UUID run = store.run(InDoubt.HOLD);
            halt(store);
            resume(store, Duration.ZERO);
            store.halts.halt(run);
            assertThat(store.states(run)).isEqualTo(Map.of("PENDING", 20L));
            store.deliver(run);
            assertThat(store.states(run)).isEqualTo(Map.of("SENT", 20L));
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whatComesBackToAHaltedRunLaterIsMarkedToo(Dialect dialect) {
        try (DeliveryFixture store = new DeliveryFixture(dialect)) {
            store.contacts(3);
            UUID run = store.run(InDoubt.HOLD);
            store.database.inTransaction(() -> {
                halts(store).halt(DeliveryFixture.CAMPAIGN);
                return null;
            });
            assertThat(store.states(run)).isEqualTo(Map.of("PENDING", 3L));
            store.halts.haltLeftBehind();
            assertThat(store.states(run)).isEqualTo(Map.of("HALTED", 3L));
            assertThat(store.differences()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aRunHaltedBeforeItsAudienceWasResolvedKnowsWhomItLeftOut(Dialect dialect) {
        try (DeliveryFixture store = new DeliveryFixture(dialect)) {
            store.contacts(5);
            UUID run = store.request(InDoubt.HOLD, "BROADCAST", false);
            halt(store);
            store.contact("late@example.com");
            assertThat(store.states(run)).isEqualTo(Map.of("HALTED", 5L));
            assertThat(store.differences()).isEmpty();
            assertThat(store.sql.count("select targeted from execution where state = 'HALTED'"))
                    .isEqualTo(5);
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void itsContentStaysAndTheTimeItWasHaltedDoesNotCount(Dialect dialect) {
        try (DeliveryFixture store = new DeliveryFixture(dialect)) {
            store.contacts(1);
            store.run(InDoubt.HOLD);
            halt(store);
            resume(store, Duration.ofDays(2));
            assertThat(store.sql.first(
                            "select state, subject, sender_name, in_doubt, throttle_per_second, ttl_seconds from execution natural join content",
                            row -> row.getString(1) + "|" + row.getString(2) + "|" + row.getString(3) + "|"
                                    + row.getString(4) + "|" + row.getInt(5) + "|" + row.getLong(6)))
                    .contains("RUNNING|Hi {{profile.name}}|Other shop|RESEND|7000|" + (86400 + 2 * 86400));
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
