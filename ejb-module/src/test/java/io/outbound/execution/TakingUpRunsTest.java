package io.outbound.execution;

import static org.assertj.core.api.Assertions.assertThat;

import io.outbound.delivery.Backlog;
import io.outbound.delivery.DeliveryFixture;
import io.outbound.delivery.DeliveryState;
import io.outbound.delivery.Fired;
import io.outbound.delivery.InDoubt;
import io.outbound.delivery.LedgerCounts;
import io.outbound.delivery.UnitarySettled;
import io.outbound.settings.Home;
import io.outbound.store.Dialect;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** From REQUESTED to DONE: who may work on a run, and when it is over. */
class TakingUpRunsTest {

    @TempDir
    Path folder;

    /** One process: what it holds in memory is gone with it, its name is not. */
    private final class Node {

        final HeldRuns held = new HeldRuns();
        final List<ExecutionStarted> started = new ArrayList<>();
        final List<ExecutionFinished> finished = new ArrayList<>();
        final List<ExecutionHeld> waits = new ArrayList<>();
        final List<ExecutionWentOn> wentOn = new ArrayList<>();
        final DeliveryFixture store;
        final ExecutionQueue queue;
        final ExecutionRun run;

        Node(DeliveryFixture store, String name) {
            this.store = store;
            Clock clock = Clock.systemUTC();
            Executions executions = new Executions(store.sql, clock);
            NodeIdentity identity = new NodeIdentity(new Home(folder.resolve(name)));
            identity.read();
            queue = new ExecutionQueue(
                    executions,
                    held,
                    identity,
                    new ExecutionSettings(Duration.ofSeconds(15), 8),
                    new Fired<>(started::add),
                    clock);
            run = new ExecutionRun(
                    executions,
                    new Backlog(store.database, store.sql),
                    new LedgerCounts(store.sql),
                    held,
                    PaidRuns.funds(store),
                    new RunWaits(store.sql, clock),
                    new Fired<>(finished::add),
                    new Fired<>(waits::add),
                    new Fired<>(wentOn::add),
                    clock);
            identity.release();
        }

        Optional<Claim> claim() {
            Optional<Claim> claim = store.database.inTransaction(queue::claimNext);
            claim.ifPresent(queue::begin);
            return claim;
        }

        boolean expand(Claim claim) {
            return store.database.inTransaction(() -> run.expand(claim));
        }

        boolean settle(Claim claim) {
            return store.database.inTransaction(() -> run.settle(claim));
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aRunThatIsHeldUntilTomorrowIsTakenUpByNobodyBefore(Dialect dialect) {
        try (DeliveryFixture store = new DeliveryFixture(dialect)) {
            store.contacts(1);
            UUID run = store.request(InDoubt.HOLD, "BROADCAST", true);
            Node node = new Node(store, "first");
            Claim claim = node.claim().orElseThrow();
            node.expand(claim);
            Instant tomorrow = Instant.now().plus(Duration.ofDays(1)).truncatedTo(ChronoUnit.MILLIS);
            store.sql.update("update execution set held_by = 'WARM_UP', held_until = ?", tomorrow);

            assertThat(node.settle(claim)).isFalse();

            assertThat(node.waits)
                    .containsExactly(new ExecutionHeld(run, DeliveryFixture.CAMPAIGN, "WARM_UP", tomorrow));
            assertThat(node.claim()).isEmpty();
            store.sql.update("update execution set held_until = ?, lease_until = ?", Instant.EPOCH, Instant.EPOCH);
            node.expand(node.claim().orElseThrow());
            assertThat(node.wentOn).containsExactly(new ExecutionWentOn(run, DeliveryFixture.CAMPAIGN));
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void theTimeForWhichARunIsHeldDoesNotMakeItsMessagesTooOld(Dialect dialect) {
        try (DeliveryFixture store = new DeliveryFixture(dialect)) {
            store.contacts(1);
            store.request(InDoubt.HOLD, "BROADCAST", true);
            Node node = new Node(store, "first");
            Claim claim = node.claim().orElseThrow();
            node.expand(claim);
            long ttl = ttl(store);
            Instant yesterday = Instant.now().minus(Duration.ofDays(1));
            store.sql.update(
                    "update execution set held_by = 'ERROR_STORM', held_until = ?, held_since = ?",
                    yesterday,
                    yesterday);
            node.settle(claim);

            store.sql.update("update execution set lease_until = ?", Instant.EPOCH);
            Claim probing = node.claim().orElseThrow();
            node.expand(probing);
            assertThat(ttl(store)).as("while it is tried whether it is over").isBetween(ttl + 86_400, ttl + 86_420);
            assertThat(store.sql.count(
                            "select count(*) from execution where held_since > ?", yesterday.plusSeconds(60)))
                    .isEqualTo(1);

            node.settle(probing);
            store.sql.update(
                    "update execution set held_by = 'WARM_UP', held_until = ?, held_since = ?, lease_until = ?",
                    yesterday,
                    yesterday,
                    Instant.EPOCH);
            node.expand(node.claim().orElseThrow());
            assertThat(ttl(store)).isBetween(ttl + 2 * 86_400, ttl + 2 * 86_400 + 40);
            assertThat(store.sql.count("select count(*) from execution where held_since is null and held_by is null"))
                    .isEqualTo(1);
        }
    }

    private static long ttl(DeliveryFixture store) {
        return store.sql.count("select ttl_seconds from execution");
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aRequestedRunIsTakenUpByOneNodeOnly(Dialect dialect) {
        try (DeliveryFixture store = new DeliveryFixture(dialect)) {
            UUID run = store.request(InDoubt.HOLD, "BROADCAST", true);
            Node first = new Node(store, "first");
            Node second = new Node(store, "second");
            assertThat(first.claim()).contains(new Claim(run, 1));
            assertThat(first.started).containsExactly(new ExecutionStarted(run, DeliveryFixture.CAMPAIGN));
            assertThat(second.claim()).isEmpty();
            assertThat(first.claim()).as("nor twice by the same node").isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void anyNodeTakesOverWhenTheLeaseRunsOut(Dialect dialect) {
        try (DeliveryFixture store = new DeliveryFixture(dialect)) {
            UUID run = store.request(InDoubt.HOLD, "BROADCAST", true);
            Node first = new Node(store, "first");
            Node second = new Node(store, "second");
            Claim lost = first.claim().orElseThrow();
            store.sql.update("update execution set lease_until = now() - interval '1' second");
            assertThat(second.claim()).contains(new Claim(run, 2));
            assertThat(second.started).as("it had started before").isEmpty();
            first.queue.renewAll();
            assertThat(first.held.holds(lost)).isFalse();
            assertThat(first.expand(lost)).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aNodeThatComesBackNeedNotWaitForItsOwnLease(Dialect dialect) {
        try (DeliveryFixture store = new DeliveryFixture(dialect)) {
            UUID run = store.request(InDoubt.HOLD, "BROADCAST", true);
            new Node(store, "first").claim();
            assertThat(new Node(store, "first").claim()).contains(new Claim(run, 2));
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void theAudienceIsResolvedOnceHoweverOftenTheRunIsTakenUp(Dialect dialect) {
        try (DeliveryFixture store = new DeliveryFixture(dialect)) {
            store.contacts(25);
            store.request(InDoubt.HOLD, "BROADCAST", true);
            Node first = new Node(store, "first");
            assertThat(first.expand(first.claim().orElseThrow())).isTrue();
            store.contact("late@example.com");
            Node again = new Node(store, "first");
            assertThat(again.expand(again.claim().orElseThrow())).isTrue();
            assertThat(store.sql.count("select count(*) from delivery where state = 'PENDING'"))
                    .isEqualTo(25);
            assertThat(store.sql.count("select targeted from execution")).isEqualTo(25);
            assertThat(store.differences()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aRunIsNotOverWhileAnythingIsOpen(Dialect dialect) {
        try (DeliveryFixture store = new DeliveryFixture(dialect)) {
            store.contacts(3);
            store.request(InDoubt.HOLD, "BROADCAST", true);
            Node node = new Node(store, "first");
            Claim claim = node.claim().orElseThrow();
            node.expand(claim);
            store.sql.update("update delivery set state = 'SENT' where address <> 'p1@example.com'");
            assertThat(node.settle(claim)).isFalse();
            assertThat(node.finished).isEmpty();
            assertThat(node.held.holds(claim)).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aRunWaitsForItsDeferredMessagesWithoutHoldingANode(Dialect dialect) {
        try (DeliveryFixture store = new DeliveryFixture(dialect)) {
            store.contacts(2);
            UUID run = store.request(InDoubt.HOLD, "BROADCAST", true);
            Node node = new Node(store, "first");
            Claim claim = node.claim().orElseThrow();
            node.expand(claim);
            store.sql.update(
                    "update delivery set state = 'DEFERRED', next_at = ?",
                    Instant.now().plusSeconds(300));
            assertThat(node.settle(claim)).isFalse();
            assertThat(node.claim()).as("parked until then").isEmpty();
            store.sql.update("update execution set lease_until = now() - interval '1' second");
            assertThat(node.claim()).contains(new Claim(run, 2));
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aRunIsDoneWhenEverybodyIsAccountedFor(Dialect dialect) {
        try (DeliveryFixture store = new DeliveryFixture(dialect)) {
            store.contacts(3);
            store.request(InDoubt.HOLD, "BROADCAST", true);
            Node node = new Node(store, "first");
            Claim claim = node.claim().orElseThrow();
            node.expand(claim);
            store.sql.update("update delivery set state = 'SENT'");
            store.sql.update("update delivery set state = 'UNKNOWN' where address = 'p1@example.com'");
            assertThat(node.settle(claim)).isTrue();
            assertThat(state(store)).isEqualTo("DONE");
            assertThat(node.finished).singleElement().satisfies(event -> assertThat(event.counts())
                    .containsEntry(DeliveryState.SENT, 2L)
                    .containsEntry(DeliveryState.UNKNOWN, 1L));
            assertThat(node.claim()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aRunOfWhichNothingCouldBeSentHasFailed(Dialect dialect) {
        try (DeliveryFixture store = new DeliveryFixture(dialect)) {
            store.contacts(2);
            store.request(InDoubt.HOLD, "BROADCAST", true);
            Node node = new Node(store, "first");
            Claim claim = node.claim().orElseThrow();
            node.expand(claim);
            store.sql.update("update delivery set state = 'FAILED'");
            assertThat(node.settle(claim)).isTrue();
            assertThat(state(store)).isEqualTo("FAILED");
        }
    }

    private static String state(DeliveryFixture store) {
        return store.sql
                .first("select state from execution", row -> row.getString(1))
                .orElseThrow();
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aRunOfWhichEverybodyWasSkippedHasFailedAndSaysWhy(Dialect dialect) {
        try (DeliveryFixture store = new DeliveryFixture(dialect)) {
            store.contacts(3);
            store.request(InDoubt.HOLD, "BROADCAST", true);
            Node node = new Node(store, "first");
            Claim claim = node.claim().orElseThrow();
            node.expand(claim);
            store.sql.update("update delivery set state = 'SKIPPED', reply_text = 'too-old: late'");
            store.sql.update("update delivery set reply_text = 'suppressed: left' where address = 'p1@example.com'");
            assertThat(node.settle(claim)).isTrue();
            assertThat(state(store)).isEqualTo("FAILED");
            assertThat(node.finished).singleElement().satisfies(event -> assertThat(event.skips())
                    .isEqualTo(Map.of("too-old: late", 2L, "suppressed: left", 1L)));
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aRunThatReachesNobodyHasFailed(Dialect dialect) {
        try (DeliveryFixture store = new DeliveryFixture(dialect)) {
            store.request(InDoubt.HOLD, "BROADCAST", true);
            Node node = new Node(store, "first");
            Claim claim = node.claim().orElseThrow();
            node.expand(claim);
            assertThat(node.settle(claim)).isTrue();
            assertThat(state(store)).isEqualTo("FAILED");
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whatATriggeredRunComesToIsTheSame(Dialect dialect) {
        try (DeliveryFixture store = new DeliveryFixture(dialect)) {
            UUID run = store.request(InDoubt.HOLD, "UNITARY", true);
            settled(store, run, "p1", "SKIPPED");
            settled(store, run, "p2", "FAILED");
            UnitaryRuns ends = new UnitaryRuns(new Executions(store.sql, Clock.systemUTC()), Clock.systemUTC());
            ends.settled(new UnitarySettled(Set.of(run)));
            assertThat(state(store)).isEqualTo("FAILED");

            store.sql.update("update execution set state = 'RUNNING'");
            settled(store, run, "p3", "UNKNOWN");
            ends.settled(new UnitarySettled(Set.of(run)));
            assertThat(state(store)).isEqualTo("DONE");
        }
    }

    private static void settled(DeliveryFixture store, UUID run, String key, String state) {
        store.sql.update(
                "insert into delivery (execution_id, channel, recipient_key, address, unitary, state, accepted_at)"
                        + " values (?, 'EMAIL', ?, ?, true, ?, now())",
                run,
                key,
                key,
                state);
    }
}
