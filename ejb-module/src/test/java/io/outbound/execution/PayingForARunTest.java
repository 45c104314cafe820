package io.outbound.execution;

import static org.assertj.core.api.Assertions.assertThat;

import io.outbound.channel.spi.SendResult;
import io.outbound.delivery.DeliveryFixture;
import io.outbound.delivery.InDoubt;
import io.outbound.kernel.ChannelId;
import io.outbound.store.Dialect;
import io.outbound.template.TemplateContent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(120)
class PayingForARunTest {

    @TempDir
    Path home;

    private PaidRuns node(Dialect dialect) {
        return new PaidRuns(dialect, home);
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void moneyIsSetAsideSpentForWhatWasSentAndTheRestGivenBack(Dialect dialect) {
        try (PaidRuns node = node(dialect)) {
            node.people(10);
            node.topUp("1");
            UUID run = node.request();
            node.store.answer(message ->
                    message.recipient().endsWith("1") || message.recipient().endsWith("10")
                            ? new SendResult.PermanentFailure("no such number", false)
                            : new SendResult.Accepted("ok"));
            assertThat(node.pass()).isTrue();
            node.check();
            assertThat(node.store.states(run)).hasToString("{FAILED=2, SENT=8}");
            assertThat(node.account()).isEqualTo("available=0.6 reserved=0 settled=0.4");
            assertThat(node.lines(run)).containsExactly("RELEASE 0.1", "RESERVE 0.5", "SETTLE 0.4 (8)");
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whatCannotBePaidIsKeptAndGoesOnAfterATopUp(Dialect dialect) {
        try (PaidRuns node = node(dialect)) {
            node.people(5);
            node.topUp("0.12");
            UUID run = node.request();
            node.pass();
            node.check();
            assertThat(node.store.states(run)).hasToString("{PENDING=3, SENT=2}");
            assertThat(node.held)
                    .containsExactly(new ExecutionHeld(run, DeliveryFixture.CAMPAIGN, "INSUFFICIENT_FUNDS", null));
            assertThat(node.pass()).as("nobody takes it up while it cannot pay").isFalse();
            node.topUp("0.02");
            assertThat(node.pass()).as("not enough for a message").isFalse();
            node.topUp("1");
            node.passAll();
            node.check();
            assertThat(node.wentOn).containsExactly(new ExecutionWentOn(run, DeliveryFixture.CAMPAIGN));
            assertThat(node.finished).hasSize(1);
            assertThat(node.store.states(run)).hasToString("{SENT=5}");
            assertThat(node.account()).isEqualTo("available=0.89 reserved=0 settled=0.25");
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aTextThatIsLongerThanExpectedIsPaidBySegments(Dialect dialect) {
        try (PaidRuns node = node(dialect)) {
            node.person(1_000_001, "Rome");
            node.person(1_000_002, "R".repeat(200));
            node.person(1_000_003, "ç".repeat(200));
            node.topUp("1");
            UUID run = node.request();
            node.passAll();
            node.check();
            assertThat(node.store.states(run)).hasToString("{SENT=3}");
            assertThat(node.lines(run)).containsExactly("RESERVE 0.35", "SETTLE 0.35 (3)");
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aHaltGivesBackWhatWasNotSpentAndARelaunchSetsItAsideAgain(Dialect dialect) {
        try (PaidRuns node = node(dialect)) {
            node.people(6);
            node.topUp("0.1");
            UUID run = node.request();
            node.pass();
            node.topUp("1");
            node.halt();
            node.check();
            assertThat(node.account()).isEqualTo("available=1 reserved=0 settled=0.1");
            node.resume(snapshot());
            node.check();
            assertThat(node.account()).isEqualTo("available=0.8 reserved=0.2 settled=0.1");
            node.passAll();
            node.check();
            assertThat(node.store.states(run)).hasToString("{SENT=6}");
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void theTimeForWhichARunWaitsForMoneyIsNoneInWhichItsMessagesGrowOld(Dialect dialect) {
        try (PaidRuns node = node(dialect)) {
            node.people(5);
            node.topUp("0.12");
            UUID run = node.request();
            node.pass();
            node.hasWaited(run, Duration.ofHours(30));
            node.topUp("1");
            node.passAll();
            assertThat(node.store.states(run)).hasToString("{SENT=5}");
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void norIsItWhenTheRunIsHaltedMeanwhile(Dialect dialect) {
        try (PaidRuns node = node(dialect)) {
            node.people(5);
            node.topUp("0.12");
            UUID run = node.request();
            node.pass();
            node.hasWaited(run, Duration.ofHours(30));
            node.halt();
            node.topUp("1");
            node.resume(snapshot());
            node.passAll();
            assertThat(node.store.states(run)).hasToString("{SENT=5}");
        }
    }

    private static Snapshot snapshot() {
        return new Snapshot(
                ChannelId.SMS,
                UUID.randomUUID(),
                9,
                new TemplateContent("", "", "other"),
                "Shop",
                null,
                null,
                InDoubt.HOLD,
                Duration.ofHours(1),
                null);
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aFreeChannelIsNotBooked(Dialect dialect) {
        try (PaidRuns node = node(dialect)) {
            node.store.prices =
                    new io.outbound.settings.Prices("EUR", java.math.BigDecimal.ZERO, java.math.BigDecimal.ZERO);
            node.people(3);
            UUID run = node.request();
            node.passAll();
            assertThat(node.store.states(run)).hasToString("{SENT=3}");
            assertThat(node.store.sql.count("select count(*) from fund")).isZero();
        }
    }

    /** Whatever the wire answers, also nothing at all, and while two runs want more than there is. */
    @ParameterizedTest
    @EnumSource(Dialect.class)
    void theAccountIsExactAtEveryLook(Dialect dialect) {
        try (PaidRuns node = node(dialect)) {
            node.people(120);
            node.topUp("8");
            UUID one = node.request();
            UUID other = node.request();
            node.store.answer(message -> anyAnswer());
            AtomicBoolean over = new AtomicBoolean();
            CompletableFuture<Void> looking = CompletableFuture.runAsync(() -> {
                while (!over.get()) {
                    node.check();
                }
            });
            CompletableFuture.allOf(Stream.of(node.claim(), node.claim())
                            .map(Optional::orElseThrow)
                            .map(claim -> CompletableFuture.runAsync(() -> node.work(claim)))
                            .toArray(CompletableFuture[]::new))
                    .join();
            assertThat(node.held).isNotEmpty();
            node.topUp("4");
            node.store.sql.update("update delivery set next_at = now() where state = 'DEFERRED'");
            node.passAll();
            over.set(true);
            looking.join();
            node.check();
            assertThat(node.store.states(one)).doesNotContainKey("PENDING");
            assertThat(node.store.states(other)).doesNotContainKey("PENDING");
        }
    }

    private static SendResult anyAnswer() {
        return switch (ThreadLocalRandom.current().nextInt(10)) {
            case 0 -> new SendResult.PermanentFailure("no", false);
            case 1 -> new SendResult.Unknown("no answer");
            default -> new SendResult.Accepted("ok");
        };
    }
}
