package io.outbound.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.outbound.security.MovableClock;
import io.outbound.store.Dialect;
import io.outbound.store.Sql;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
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
                    .as("their turn has come")
                    .hasSize(3);
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
            assertThat(node.claims(clock).ofLane(false, 0, 100).claimed()).hasSize(2);
            assertThat(waiting(node)).hasSize(3).allSatisfy(one -> assertThat(one)
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
