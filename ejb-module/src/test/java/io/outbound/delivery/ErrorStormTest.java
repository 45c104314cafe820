package io.outbound.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.outbound.channel.smtp.RelayAnswers;
import io.outbound.channel.spi.SendResult;
import io.outbound.security.MovableClock;
import io.outbound.store.Dialect;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A campaign whose messages fail stops by itself, tries a few later, and goes on when they are taken. */
@Timeout(60)
class ErrorStormTest {

    private static final UUID CAMPAIGN = DeliveryFixture.CAMPAIGN;
    private static final int TRIES = 20;

    private DeliveryFixture node(Dialect dialect) {
        return new DeliveryFixture(dialect, new StormSettings(TRIES, 50, Duration.ofSeconds(60)));
    }

    private static UUID aRunThatFails(DeliveryFixture node) {
        node.contacts(80);
        UUID run = node.run(InDoubt.HOLD);
        node.sql.update("update execution set state = 'RUNNING'");
        fail(node);
        node.deliver(run, () -> !node.storms.isPaused(CAMPAIGN));
        return run;
    }

    private static void fail(DeliveryFixture node) {
        node.answer(message -> new SendResult.TemporaryFailure("450 4.7.1 not today", Optional.empty()));
    }

    private static void take(DeliveryFixture node) {
        node.answer(message -> new SendResult.Accepted("250 ok"));
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aRunIsPausedOnceTooManyOfItsLatestTriesFailed(Dialect dialect) {
        try (DeliveryFixture node = node(dialect)) {
            UUID run = aRunThatFails(node);
            assertThat(node.stormsBegan).singleElement().satisfies(storm -> {
                assertThat(storm.campaignId()).isEqualTo(CAMPAIGN);
                assertThat(storm.code()).isEqualTo("450");
                assertThat(storm.failed()).isEqualTo(TRIES);
                assertThat(storm.probeAt())
                        .isBetween(Instant.now().plusSeconds(40), Instant.now().plusSeconds(61));
            });
            assertThat(node.states(run).get("DEFERRED")).isBetween(20L, 60L);
            assertThat(node.states(run)).containsKey("PENDING");
            assertThat(node.sql.list("select held_by from execution", row -> row.getString(1)))
                    .containsExactly("ERROR_STORM");
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aFewMessagesAreTriedAndWhenTheyAreTakenItIsOver(Dialect dialect) {
        try (DeliveryFixture node = node(dialect)) {
            UUID run = aRunThatFails(node);
            long waited = node.states(run).get("PENDING");
            take(node);
            node.storms.probe(CAMPAIGN);
            node.deliver(run);
            assertThat(node.states(run)).containsEntry("SENT", waited);
            assertThat(node.stormsEnded).containsExactly(new StormEnded(CAMPAIGN));
            assertThat(node.stormLog.probeAt(CAMPAIGN)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whenTheyFailTooThePauseIsTwiceAsLong(Dialect dialect) {
        try (DeliveryFixture node = node(dialect)) {
            UUID run = aRunThatFails(node);
            long waited = node.states(run).get("PENDING");
            node.sql.update("update error_storm set probe_at = ?", Instant.now().minusSeconds(1));
            node.storms.probe(CAMPAIGN);
            node.deliver(run, () -> !node.storms.isPaused(CAMPAIGN));
            assertThat(waited - node.states(run).get("PENDING")).isBetween(3L, (long) ErrorWatch.PROBES);
            assertThat(node.stormsBegan).hasSize(2);
            assertThat(node.stormsBegan.get(1).times()).isEqualTo(2);
            assertThat(node.stormsBegan.get(1).probeAt())
                    .isBetween(Instant.now().plusSeconds(100), Instant.now().plusSeconds(121));
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aFewFailuresAmongManyPauseNobody(Dialect dialect) {
        try (DeliveryFixture node = node(dialect)) {
            node.contacts(80);
            UUID run = node.run(InDoubt.HOLD);
            node.answer(message -> message.recipient().matches("p[0-9]*[13]@.*")
                    ? new SendResult.PermanentFailure("550 no", false)
                    : new SendResult.Accepted("250 ok"));
            node.deliver(run, () -> !node.storms.isPaused(CAMPAIGN));
            assertThat(node.states(run)).isEqualTo(Map.of("SENT", 64L, "FAILED", 16L));
            assertThat(node.stormsBegan).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void triggeredMessagesOfAPausedCampaignWaitForItsProbe(Dialect dialect) {
        try (DeliveryFixture node = node(dialect)) {
            node.stormLog.begin(CAMPAIGN, 20, 20, "450");
            UUID run = node.request(InDoubt.RESEND, "UNITARY", false);
            IntStream.range(0, 8).forEach(i -> node.triggered(run, "p" + i + "@example.com", "{}"));
            assertThat(node.claims.ofLane(false, 0, 100).claimed()).isEmpty();
            assertThat(node.sql.count("select count(*) from delivery where reply_code = 'error-storm'"))
                    .isEqualTo(8);

            node.sql.update("update error_storm set probe_at = ?", Instant.now().minusSeconds(1));
            node.sql.update("update delivery set next_at = ?", Instant.now().minusSeconds(1));
            node.backlog.releaseDueOfLane(false);
            assertThat(node.claims.ofLane(false, 0, 100).claimed()).hasSize(ErrorWatch.PROBES);

            assertThat(node.stormLog.end(CAMPAIGN)).isTrue();
            assertThat(node.stormLog.end(CAMPAIGN)).as("a second time").isFalse();
            node.sql.update(
                    "update delivery set next_at = ? where state = 'DEFERRED'",
                    Instant.now().minusSeconds(1));
            node.backlog.releaseDueOfLane(false);
            assertThat(node.claims.ofLane(false, 0, 100).claimed()).hasSize(8 - ErrorWatch.PROBES);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "421 4.7.0 too many",
                "451 4.7.1 greylisted",
                "451 later",
                "450 4.2.1 mailbox busy",
                "452 4.2.2 full",
                "450 no",
                "550 5.1.1 nobody",
                "552 5.2.2 full"
            })
    void whatConcernsOneRecipientOrOneHostIsNoStorm(String answer) {
        assertThat(Symptom.of(refusal(answer))).isEqualTo(Symptom.NONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "connect: ConnectException, refused",
                "421 at banner: 421 busy",
                "450 at EHLO: 450 no",
                "450 4.7.1 your address has no name",
                "454 4.7.0 no",
                "550 5.7.1 blocked",
                "550 5.1.7 this sender is unknown",
                "554 no",
                "auth: refused",
                "not-composed: OutOfMemoryError"
            })
    void whatEveryMessageWillMeetIsOne(String answer) {
        assertThat(Symptom.of(refusal(answer))).isEqualTo(Symptom.ILL);
    }

    private static SendResult refusal(String answer) {
        return answer.startsWith("5")
                ? new SendResult.PermanentFailure(answer, false)
                : new SendResult.TemporaryFailure(answer, Optional.empty());
    }

    @ParameterizedTest
    @CsvSource({
        "550 5.1.1 nobody,NONE,true",
        "550 5.2.1 disabled,NONE,true",
        "550 5.1.0 address rejected,NONE,true",
        "550 5.1.1 <from@example.com>: unknown sender of old,NONE,true",
        "550 no such user,ILL,true",
        "550 <relay@example.com>: no such user,ILL,true",
        "551 no user here,ILL,true",
        "550 5.1.0 <shop@example.org>: Sender address rejected,ILL,false",
        "550 5.1.7 <shop@example.org>: Sender address rejected: not owned,ILL,false",
        "550 5.1.8 <shop@example.org>: Sender address rejected: Domain not found,ILL,false",
        "550 relay not permitted,ILL,false",
        "550 Verification failed for <shop@example.org>|Sender verify failed,ILL,false",
        "551 we do not relay,ILL,false",
        "553 that domain isn't in my list of allowed rcpthosts,ILL,false",
        "550 5.7.1 blocked,ILL,false"
    })
    void aRelayThatRefusesTheSenderIsAStormAndSuppressesNobody(String reply, Symptom symptom, boolean dead) {
        SendResult result = RelayAnswers.toRcpt(reply);
        assertThat(Symptom.of(result)).isEqualTo(symptom);
        assertThat(((SendResult.PermanentFailure) result).addressInvalid()).isEqualTo(dead);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "403 Forbidden: bot was blocked by the user",
                "403 Forbidden: bot can't initiate conversation with a user",
                "403 Forbidden: user is deactivated"
            })
    void aBotThatOnePersonHasShutOutIsNoStorm(String answer) {
        assertThat(Symptom.of(new SendResult.PermanentFailure(answer, false))).isEqualTo(Symptom.NONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"403 invalid VAPID credentials", "403 the VAPID credentials are not those of the subscription"})
    void keysThatAPushServiceRefusesAreOne(String answer) {
        assertThat(Symptom.of(new SendResult.PermanentFailure(answer, false))).isEqualTo(Symptom.ILL);
    }

    @Test
    void aDeadAddressAndAProviderThatWantsAPauseAreNone() {
        assertThat(Symptom.of(new SendResult.PermanentFailure("410 gone", true)))
                .isEqualTo(Symptom.NONE);
        assertThat(Symptom.of(new SendResult.TemporaryFailure("429 slowly", Optional.of(Duration.ofSeconds(3)))))
                .isEqualTo(Symptom.NONE);
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aListOfDeadAddressesPausesNobody(Dialect dialect) {
        try (DeliveryFixture node = node(dialect)) {
            node.contacts(80);
            UUID run = node.run(InDoubt.HOLD);
            node.answer(message -> new SendResult.PermanentFailure("550 5.1.1 nobody", true));
            node.deliver(run, () -> !node.storms.isPaused(CAMPAIGN));
            assertThat(node.states(run)).isEqualTo(Map.of("FAILED", 80L));
            assertThat(node.stormsBegan).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void itIsTriedWithThoseWhoWereNotRefusedBefore(Dialect dialect) {
        try (DeliveryFixture node = node(dialect)) {
            node.contacts(20);
            UUID run = node.run(InDoubt.HOLD);
            node.sql.update("update delivery set attempt = 1 where id < (select max(id) - 4 from delivery)");
            assertThat(node.claims.probesOfRun(run, 0, 3).claimed())
                    .extracting(Claimed::attempt)
                    .containsOnly(0);
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aPauseDoesNotMakeTriggeredMessagesTooOldAndMostAreNotTouchedWhileItLasts(Dialect dialect) {
        try (DeliveryFixture node = node(dialect)) {
            MovableClock clock = new MovableClock();
            UUID run = node.request(InDoubt.RESEND, "UNITARY", false);
            IntStream.range(0, 20).forEach(i -> node.triggered(run, "p" + i + "@example.com", "{}"));
            node.sql.update("update delivery set accepted_at = ?", clock.instant());
            node.sql.update("update execution set ttl_seconds = 30");
            node.sql.update(
                    "insert into error_storm (campaign_id, times, failed, tried, code, began_at, probe_at) values (?, 1, 20, 20, '450', ?, ?)",
                    CAMPAIGN,
                    clock.instant(),
                    clock.instant().plusSeconds(60));
            Claims claims = node.claims(clock);
            assertThat(claims.ofLane(false, 0, 100).claimed()).isEmpty();
            assertThat(node.sql.count(
                            "select count(*) from delivery where next_at <= ?",
                            clock.instant().plusSeconds(60)))
                    .isEqualTo(ErrorWatch.PROBES);

            clock.pass(Duration.ofSeconds(80));
            node.sql.update("update delivery set state = 'PENDING' where next_at <= ?", clock.instant());
            assertThat(claims.ofLane(false, 0, 100).claimed()).hasSize(ErrorWatch.PROBES);
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void ofAPauseThatAPersonEndsOnlyWhatWasWaitedIsAddedToTheTimeToLive(Dialect dialect) {
        try (DeliveryFixture node = node(dialect)) {
            MovableClock clock = new MovableClock();
            StormLog log = node.stormLog(clock);
            UUID run = node.request(InDoubt.RESEND, "UNITARY", false);
            IntStream.range(0, 8).forEach(i -> node.triggered(run, "p" + i + "@example.com", "{}"));
            Instant accepted = clock.instant();
            node.sql.update("update delivery set accepted_at = ?", accepted);
            node.sql.update("update execution set ttl_seconds = 60");
            log.begin(CAMPAIGN, 20, 20, "450");
            Claims claims = node.claims(clock);
            assertThat(claims.ofLane(false, 0, 100).claimed()).isEmpty();

            clock.pass(Duration.ofSeconds(20));
            assertThat(log.end(CAMPAIGN)).isTrue();

            clock.pass(Duration.ofSeconds(60));
            node.sql.update("update delivery set state = 'PENDING'");
            assertThat(claims.ofLane(false, 0, 100).claimed()).hasSize(8).allSatisfy(one -> assertThat(one.wantedAt())
                    .isEqualTo(accepted.plusSeconds(20)));
            clock.pass(Duration.ofSeconds(1));
            node.sql.update("update delivery set state = 'PENDING'");
            assertThat(claims.ofLane(false, 0, 100).claimed())
                    .as("60 s after it was let go it is too old")
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aCampaignThatBeginsAnewIsNotPaused(Dialect dialect) {
        try (DeliveryFixture node = node(dialect)) {
            node.stormLog.begin(CAMPAIGN, 20, 20, "450");
            UUID run = node.request(InDoubt.RESEND, "UNITARY", false);
            node.triggered(run, "ann@example.com", "{}");
            assertThat(node.claims.ofLane(false, 0, 100).claimed()).isEmpty();
            node.stormLog.forget(CAMPAIGN);
            assertThat(node.stormLog.probeAt(CAMPAIGN)).isEmpty();
            assertThat(node.stormsEnded).isEmpty();
            await().until(() -> node.backlog.releaseDueOfLane(false) == 1);
            assertThat(node.claims.ofLane(false, 0, 100).claimed()).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aSecondNodeThatMeetsTheSameStormDoesNotLengthenThePause(Dialect dialect) {
        try (DeliveryFixture node = node(dialect)) {
            node.stormLog.begin(CAMPAIGN, 20, 20, "450");
            Optional<Instant> probeAt = node.stormLog.probeAt(CAMPAIGN);
            node.stormLog.begin(CAMPAIGN, 20, 20, "450");
            assertThat(node.stormLog.probeAt(CAMPAIGN)).isEqualTo(probeAt);
            assertThat(node.stormsBegan).hasSize(1);
        }
    }

    /** A limit may hold up what was admitted, or its claim be rolled back. */
    @Test
    void othersAreTriedWhenTheFirstAreNotHeardOf() {
        AtomicLong nanos = new AtomicLong();
        ErrorWatch watch = new ErrorWatch(TRIES, 50, nanos::get);
        watch.probe();
        assertThat(watch.admit(8)).isEqualTo(ErrorWatch.PROBES);
        watch.note(false);
        nanos.addAndGet(ErrorWatch.PATIENCE.toNanos());
        assertThat(watch.admit(8)).isZero();
        nanos.incrementAndGet();
        assertThat(watch.admit(8)).isEqualTo(ErrorWatch.PROBES - 1);
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void countersFollow(Dialect dialect) {
        try (DeliveryFixture node = node(dialect)) {
            aRunThatFails(node);
            assertThat(node.differences()).isEqualTo(List.of());
        }
    }
}
