package io.outbound.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.outbound.channel.spi.SendResult;
import io.outbound.limit.SenderLimitChanged;
import io.outbound.security.MovableClock;
import io.outbound.store.Dialect;
import io.outbound.store.Sql;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Messages leave no faster than somebody said. */
@Timeout(60)
class KeepingToLimitsTest {

    private final MovableClock clock = new MovableClock();

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void messagesToALimitedDomainGetTheirTurnsAndNobodyElseWaits(Dialect dialect) {
        try (DeliveryFixture node = new DeliveryFixture(dialect)) {
            node.sql.update("insert into rate_limit (kind, subject, per_second) values ('DOMAIN', 'slow.example', 1)");
            IntStream.range(0, 5).forEach(i -> {
                node.contact("p" + i + "@slow.example");
                node.contact("p" + i + "@example.com");
            });
            UUID run = node.run(InDoubt.HOLD);
            Claims claims = node.claims(clock);

            List<Claimed> claimed = claims.ofRun(run, 0, 0, 100).claimed();

            assertThat(claimed)
                    .hasSize(7)
                    .filteredOn(one -> one.key().endsWith("@slow.example"))
                    .hasSize(2);
            Instant now = clock.instant();
            assertThat(waiting(node))
                    .containsExactly(
                            "rate-limited " + now.plusSeconds(2),
                            "rate-limited " + now.plusSeconds(3),
                            "rate-limited " + now.plusSeconds(4));
            clock.pass(Duration.ofSeconds(4));
            node.backlog.releaseDue(run);
            assertThat(claims.ofRun(run, 0, 0, 100).claimed())
                    .as("all are late, and still no more leave than may")
                    .hasSize(2);
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aTriggerDoesNotWaitBehindABroadcastToTheSameDomain(Dialect dialect) {
        try (DeliveryFixture node = new DeliveryFixture(dialect)) {
            node.sql.update("insert into rate_limit (kind, subject, per_second) values ('DOMAIN', 'slow.example', 1)");
            IntStream.range(0, 300).forEach(i -> node.contact("p" + i + "@slow.example"));
            UUID run = node.run(InDoubt.HOLD);
            Claims claims = node.claims(clock);
            assertThat(claims.ofRun(run, 0, 0, 300).claimed()).hasSize(2);

            UUID trigger = node.request(InDoubt.RESEND, "UNITARY", false);
            node.triggered(trigger, "ann@slow.example", "{}");
            assertThat(claims.ofLane(false, 0, 100).claimed()).hasSize(1);

            node.triggered(trigger, "bob@slow.example", "{}");
            assertThat(claims.ofLane(false, 0, 100).claimed()).isEmpty();
            clock.pass(Duration.ofSeconds(4));
            node.sql.update("update delivery set state = 'PENDING' where unitary and state = 'DEFERRED'");
            assertThat(claims.ofLane(false, 0, 100).claimed()).hasSize(1);
            assertThat(node.sql.count("select count(*) from delivery where state = 'DEFERRED'"))
                    .as("of the broadcast")
                    .isEqualTo(298);
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whatAHaltedBroadcastLeavesIsFreeForTheNext(Dialect dialect) {
        try (DeliveryFixture node = new DeliveryFixture(dialect)) {
            node.sql.update("insert into rate_limit (kind, subject, per_second) values ('DOMAIN', '*', 1)");
            node.contacts(60);
            UUID first = node.run(InDoubt.HOLD);
            Claims claims = node.claims(clock);
            claims.ofRun(first, 0, 0, 100);
            node.halt(first);
            UUID second = node.run(InDoubt.HOLD);
            claims.ofRun(second, 0, 0, 100);
            Instant soonest = node.sql
                    .first(
                            "select min(next_at) as soonest from delivery where execution_id = ? and state = 'DEFERRED'",
                            row -> Sql.instant(row, "soonest"),
                            second)
                    .orElseThrow();
            assertThat(soonest).isBeforeOrEqualTo(clock.instant().plusSeconds(2));
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whatOneLimitHoldsBackUsesUpNoneOfTheOthers(Dialect dialect) {
        try (DeliveryFixture node = new DeliveryFixture(dialect)) {
            UUID sender = sender(node);
            node.sql.update("insert into sender_limit (sender_id, per_second) values (?, 10)", sender);
            node.sql.update("insert into rate_limit (kind, subject, per_second) values ('DOMAIN', 'slow.example', 1)");
            UUID run = node.request(InDoubt.RESEND, "UNITARY", false);
            IntStream.range(0, 30).forEach(i -> node.triggered(run, "p" + i + "@slow.example", "{}"));
            node.triggered(run, "ann@example.com", "{}");
            assertThat(node.claims(clock).ofLane(false, 0, 100).claimed())
                    .extracting(Claimed::key)
                    .containsExactly("p0@slow.example", "p1@slow.example", "p2@slow.example", "ann@example.com");
        }
    }

    private static List<String> waiting(DeliveryFixture node) {
        return node.sql.list(
                "select reply_code, next_at from delivery where state = 'DEFERRED' order by next_at",
                row -> row.getString("reply_code") + " " + Sql.instant(row, "next_at"));
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aHaltedRunLosesItsTurns(Dialect dialect) {
        try (DeliveryFixture node = new DeliveryFixture(dialect)) {
            node.sql.update("insert into rate_limit (kind, subject, per_second) values ('DOMAIN', '*', 1)");
            node.contacts(6);
            UUID run = node.run(InDoubt.HOLD);
            assertThat(node.claims(clock).ofRun(run, 0, 0, 100).claimed()).hasSize(2);
            node.halt(run);
            assertThat(node.sql.count("select count(*) from delivery where reply_code is not null"))
                    .isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void triggeredMessagesKeepToTheLimitsOfTheirSenderAndChannel(Dialect dialect) {
        try (DeliveryFixture node = new DeliveryFixture(dialect)) {
            UUID sender = sender(node);
            node.sql.update("insert into sender_limit (sender_id, per_second) values (?, 1)", sender);
            node.sql.update("insert into rate_limit (kind, subject, per_second) values ('CHANNEL', 'EMAIL', 100)");
            UUID run = node.request(InDoubt.RESEND, "UNITARY", false);
            IntStream.range(0, 5).forEach(i -> node.triggered(run, "p" + i + "@example.com", "{}"));
            assertThat(node.claims(clock).ofLane(false, 0, 100).claimed()).hasSize(3);
            assertThat(waiting(node)).hasSize(2).allSatisfy(one -> assertThat(one)
                    .startsWith("rate-limited"));
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aWarmUpLetsItsShareOfTriggeredMessagesLeaveAndTheOthersTomorrow(Dialect dialect) {
        try (DeliveryFixture node = new DeliveryFixture(dialect)) {
            UUID sender = sender(node);
            warmUp(node, sender, clock.instant(), "[3]");
            UUID run = node.request(InDoubt.RESEND, "UNITARY", false);
            IntStream.range(0, 5).forEach(i -> node.triggered(run, "p" + i + "@example.com", "{}"));
            assertThat(node.claims(clock).ofLane(false, 0, 100).claimed()).hasSize(3);
            assertThat(waiting(node))
                    .containsOnly("warm-up 2026-11-23T00:00:00Z")
                    .hasSize(2);
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aRunSendsWhatItsSenderMayTodayAndIsHeldUntilTomorrow(Dialect dialect) {
        try (DeliveryFixture node = new DeliveryFixture(dialect)) {
            warmUp(node, sender(node), Instant.now(), "[2]");
            node.contacts(5);
            UUID run = node.run(InDoubt.HOLD);
            node.sql.update("update execution set state = 'RUNNING'");

            node.deliver(run);

            assertThat(node.states(run)).isEqualTo(Map.of("SENT", 2L, "PENDING", 3L));
            assertThat(node.sql.list(
                            "select held_by, held_until from execution",
                            row -> row.getString(1) + " " + Sql.instant(row, "held_until")))
                    .containsExactly("WARM_UP " + LocalDate.now(ZoneOffset.UTC).plusDays(1) + "T00:00:00Z");
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whatIsHeldUntilTomorrowIsNoOlderThen(Dialect dialect) {
        try (DeliveryFixture node = new DeliveryFixture(dialect)) {
            warmUp(node, sender(node), clock.instant(), "[1, 1, 1, 1, 1, 1]");
            UUID run = node.request(InDoubt.RESEND, "UNITARY", false);
            IntStream.range(0, 5).forEach(i -> node.triggered(run, "p" + i + "@example.com", "{}"));
            node.sql.update("update delivery set accepted_at = ?", clock.instant());
            node.sql.update("update execution set ttl_seconds = 3600");
            Claims claims = node.claims(clock);
            for (int day = 0; day < 5; day++) {
                assertThat(claims.ofLane(false, 0, 100).claimed())
                        .as("on day " + day)
                        .hasSize(1);
                clock.pass(Duration.between(clock.instant(), clock.instant().truncatedTo(ChronoUnit.DAYS))
                        .plusDays(1));
                node.sql.update("update delivery set state = 'PENDING' where state = 'DEFERRED'");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whatARunClaimedAndDidNotSendIsNotLostForTheDay(Dialect dialect) throws Exception {
        try (DeliveryFixture node = new DeliveryFixture(dialect)) {
            warmUp(node, sender(node), Instant.now(), "[30]");
            node.contacts(40);
            UUID run = node.run(InDoubt.HOLD);
            node.sql.update("update execution set state = 'RUNNING'");
            CountDownLatch begun = new CountDownLatch(DeliveryFixture.SLOTS);
            CountDownLatch goOn = new CountDownLatch(1);
            node.answer(message -> {
                begun.countDown();
                await(goOn);
                return new SendResult.Accepted("250 ok");
            });
            AtomicBoolean stops = new AtomicBoolean();
            Thread sending = new Thread(() -> node.deliver(run, () -> !stops.get()));
            sending.start();
            await(begun);
            stops.set(true);
            Awaitility.await().until(() -> node.states(run).getOrDefault("PENDING", 0L) == 40 - DeliveryFixture.SLOTS);
            goOn.countDown();
            sending.join(20_000);
            assertThat(node.states(run)).containsEntry("SENT", (long) DeliveryFixture.SLOTS);
            assertThat(node.sql.count("select sum(taken) from rate_bucket")).isEqualTo(DeliveryFixture.SLOTS);

            node.deliver(run);
            assertThat(node.states(run)).isEqualTo(Map.of("SENT", 30L, "PENDING", 10L));
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whatALaneClaimedAndDidNotSendIsNotLostForTheDay(Dialect dialect) {
        try (DeliveryFixture node = new DeliveryFixture(dialect)) {
            warmUp(node, sender(node), clock.instant(), "[3]");
            UUID run = node.request(InDoubt.RESEND, "UNITARY", false);
            IntStream.range(0, 3).forEach(i -> node.triggered(run, "p" + i + "@example.com", "{}"));
            List<Claimed> claimed = node.claims(clock).ofLane(false, 0, 100).claimed();
            clock.pass(Duration.ofDays(1));
            Mailing mailing = node.mailings.of(run).orElseThrow();
            claimed.forEach(one -> node.limits(clock).giveBack(mailing, one));
            assertThat(node.sql.count("select sum(taken) from rate_bucket where name like 'warm-up%22'"))
                    .isZero();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void ofAWaitThatAnotherCapEndsOnlyWhatWasWaitedIsAddedToTheTimeToLive(Dialect dialect) {
        try (DeliveryFixture node = new DeliveryFixture(dialect)) {
            MovableClock clock = new MovableClock();
            UUID sender = sender(node);
            warmUp(node, sender, clock.instant(), "[1]");
            UUID run = node.request(InDoubt.RESEND, "UNITARY", false);
            IntStream.range(0, 2).forEach(i -> node.triggered(run, "p" + i + "@example.com", "{}"));
            assertThat(node.claims(clock).ofLane(false, 0, 100).claimed()).hasSize(1);
            assertThat(held(node)).isEqualTo(Duration.ofHours(12).toSeconds());

            clock.pass(Duration.ofMinutes(90));
            node.limits(clock).askAgain(new SenderLimitChanged(sender));
            assertThat(held(node)).isEqualTo(Duration.ofMinutes(90).toSeconds());
            clock.pass(Duration.ofMinutes(5));
            node.limits(clock).askAgain(new SenderLimitChanged(sender));
            assertThat(held(node)).isEqualTo(Duration.ofMinutes(90).toSeconds());
        }
    }

    private static long held(DeliveryFixture node) {
        return node.sql.count("select held_seconds from delivery where state = 'DEFERRED'");
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void anotherCapEndsTheWait(Dialect dialect) {
        try (DeliveryFixture node = new DeliveryFixture(dialect)) {
            UUID sender = sender(node);
            warmUp(node, sender, Instant.now(), "[2]");
            node.contacts(5);
            UUID run = node.run(InDoubt.HOLD);
            node.sql.update("update execution set state = 'RUNNING'");
            node.deliver(run);
            UUID triggers = node.request(InDoubt.RESEND, "UNITARY", false);
            node.triggered(triggers, "ann@example.com", "{}");
            assertThat(node.claims.ofLane(false, 0, 100).claimed()).isEmpty();

            node.limits(Clock.systemUTC()).askAgain(new SenderLimitChanged(sender));

            Awaitility.await().until(() -> node.backlog.releaseDueOfLane(false) == 1);
            assertThat(node.sql.count("select count(*) from execution where held_by = 'WARM_UP' and lease_until is null"
                            + " and held_until <= now()"))
                    .isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void twoNodesTogetherSendARunNoFasterThanItsCampaignSays(Dialect dialect) throws Exception {
        try (DeliveryFixture node = new DeliveryFixture(dialect)) {
            node.contacts(31);
            UUID run = node.run(InDoubt.HOLD);
            node.sql.update("update execution set throttle_per_second = 20");
            long begun = System.nanoTime();
            Thread other = new Thread(() -> node.deliver(run));
            other.start();
            node.deliver(run);
            other.join(20_000);
            double seconds = (System.nanoTime() - begun) / 1e9;
            assertThat(node.states(run)).isEqualTo(Map.of("SENT", 31L));
            assertThat(seconds)
                    .as("30 gaps of 50 ms, half a second of which may be caught up")
                    .isGreaterThan(0.99);
        }
    }

    static UUID sender(DeliveryFixture node) {
        UUID id = UUID.randomUUID();
        node.sql.update(
                "insert into sender (id, channel, name, name_key, address, status, created_at) values (?, 'EMAIL', 'Shop', 'shop', 'shop@example.org', 'ACTIVE', ?)",
                id,
                Instant.now());
        node.sql.update("update campaign set sender_id = ?", id);
        return id;
    }

    static void warmUp(DeliveryFixture node, UUID sender, Instant from, String caps) {
        node.sql.update(
                "insert into sender_limit (sender_id, warm_up_from, warm_up_caps) values (?, ?, ?)",
                sender,
                from.atOffset(ZoneOffset.UTC).toLocalDate(),
                caps);
    }
}
