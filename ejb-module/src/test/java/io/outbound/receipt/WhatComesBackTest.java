package io.outbound.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import io.outbound.channel.smtp.BounceAddress;
import io.outbound.channel.spi.SendResult;
import io.outbound.consent.Suppressions;
import io.outbound.counter.Counter;
import io.outbound.counter.Counters;
import io.outbound.delivery.DelayVerdict;
import io.outbound.delivery.Deliveries;
import io.outbound.delivery.DeliveryFixture;
import io.outbound.delivery.DeliveryView;
import io.outbound.delivery.InDoubt;
import io.outbound.delivery.Receipt;
import io.outbound.delivery.ReceiptLedger;
import io.outbound.delivery.Receipts;
import io.outbound.kernel.ChannelId;
import io.outbound.receipt.MailReceipts.Outcome;
import io.outbound.receipt.MailReceipts.Result;
import io.outbound.settings.Secrets;
import io.outbound.settings.TestSecrets;
import io.outbound.store.Dialect;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Bounces and complaints in the ledger, the suppression list and the figures. */
class WhatComesBackTest {

    @TempDir
    Path home;

    /** A run of two that has left, and what takes its bounces. */
    private final class Run implements AutoCloseable {

        final DeliveryFixture store;
        final BounceAddress bounces;
        final Suppressions suppressions;
        final MailReceipts mail;
        final UUID id;
        final long first;

        Run(Dialect dialect, int people) {
            store = new DeliveryFixture(dialect);
            Secrets secrets = TestSecrets.in(home);
            bounces = new BounceAddress(Optional.of("bounces@b.example.org"), secrets);
            suppressions = new Suppressions(store.sql, secrets, Clock.systemUTC());
            mail = new MailReceipts(
                    bounces,
                    new Receipts(
                            store.sql, new ReceiptLedger(store.sql, store.outbox, Clock.systemUTC()), suppressions));
            store.contacts(people);
            id = store.run(InDoubt.HOLD);
            store.deliver(id);
            first = store.sql.count("select min(id) from delivery");
        }

        Outcome take(Returned returned) {
            return mail.take(returned.to(bounces.of(first).orElseThrow()));
        }

        boolean isSuppressed() {
            return suppressions.contains(ChannelId.EMAIL, "p1@example.com")
                    || suppressions.contains(ChannelId.EMAIL, "p2@example.com");
        }

        DeliveryView message() {
            return new Deliveries(store.sql).byId(first);
        }

        long counted(Counter counter) {
            return new Counters(store.sql).ofCampaign(DeliveryFixture.CAMPAIGN).get(counter);
        }

        @Override
        public void close() {
            store.close();
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aDeadAddressIsNotWrittenToAgainAndItsMessageTellsWhy(Dialect dialect) {
        try (Run run = new Run(dialect, 2)) {
            assertThat(run.take(Returned.POSTFIX_DEAD))
                    .isEqualTo(new Outcome(Result.APPLIED, Receipt.Event.BOUNCED, run.first, "5.1.1"));

            assertThat(run.isSuppressed()).isTrue();
            DeliveryView message = run.message();
            assertThat(message.state()).hasToString("SENT");
            assertThat(message.bouncedAt()).isNotNull();
            assertThat(DelayVerdict.of(message, Instant.now())).contains(DelayVerdict.DOWNSTREAM);
            assertThat(new Deliveries(run.store.sql).receipts(message))
                    .singleElement()
                    .satisfies(receipt -> {
                        assertThat(receipt.code()).isEqualTo("5.1.1");
                        assertThat(receipt.text()).contains("User unknown");
                    });
            assertThat(run.counted(Counter.BOUNCED)).isEqualTo(1);
            assertThat(run.counted(Counter.HARD_BOUNCES)).isEqualTo(1);
            assertThat(run.store.differences()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whatIsToldTwiceCountsOnce(Dialect dialect) {
        try (Run run = new Run(dialect, 2)) {
            assertThat(run.take(Returned.POSTFIX_LATE).result()).isEqualTo(Result.APPLIED);
            assertThat(run.take(Returned.GIVEN_UP).result()).isEqualTo(Result.APPLIED);
            assertThat(run.take(Returned.GIVEN_UP).result()).isEqualTo(Result.REPEATED);
            assertThat(run.isSuppressed()).as("it may pass").isFalse();
            assertThat(run.counted(Counter.BOUNCED)).isEqualTo(1);
            assertThat(new Deliveries(run.store.sql).receipts(run.message()))
                    .extracting(receipt -> receipt.event().name())
                    .containsExactly("DELAYED", "BOUNCED");
            assertThat(run.store.differences()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whoComplainsIsNotWrittenToAgain(Dialect dialect) {
        try (Run run = new Run(dialect, 2)) {
            assertThat(run.take(Returned.COMPLAINT).result()).isEqualTo(Result.APPLIED);
            assertThat(run.isSuppressed()).isTrue();
            assertThat(run.message().complainedAt()).isNotNull();
            assertThat(run.counted(Counter.COMPLAINTS)).isEqualTo(1);
            assertThat(run.store.differences()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aMessageInDoubtThatCameBackWasSent(Dialect dialect) {
        try (Run run = new Run(dialect, 0)) {
            run.store.contacts(2);
            run.store.answer(message -> new SendResult.Unknown("no-answer: cut"));
            UUID id = run.store.run(InDoubt.HOLD);
            run.store.deliver(id);
            assertThat(run.store.states(id)).isEqualTo(Map.of("UNKNOWN", 2L));
            long one = run.store.sql.count("select min(id) from delivery");

            assertThat(run.mail
                            .take(Returned.FULL.to(run.bounces.of(one).orElseThrow()))
                            .result())
                    .isEqualTo(Result.APPLIED);

            assertThat(run.store.states(id)).isEqualTo(Map.of("SENT", 1L, "UNKNOWN", 1L));
            assertThat(run.store.differences()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aForgedBounceChangesNothing(Dialect dialect) {
        try (Run run = new Run(dialect, 2)) {
            String real = run.bounces.of(run.first).orElseThrow();
            String forged = real.substring(0, real.indexOf('-') + 1) + "0".repeat(20) + "@b.example.org";
            Outcome outcome = run.mail.take(Returned.POSTFIX_DEAD.to(forged));
            assertThat(outcome.result()).isEqualTo(Result.UNKNOWN_MESSAGE);
            assertThat(run.isSuppressed()).isFalse();
            assertThat(run.message().bouncedAt()).isNull();
            assertThat(run.mail
                            .take(Returned.POSTFIX_DEAD.to(
                                    run.bounces.of(999_999).orElseThrow()))
                            .result())
                    .as("a message that is gone")
                    .isEqualTo(Result.UNKNOWN_MESSAGE);
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aTestThatComesBackIsPartOfNoFigure(Dialect dialect) {
        try (Run run = new Run(dialect, 2)) {
            run.store.sql.update("update execution set test = true");
            run.store.sql.update("delete from campaign_counter");
            run.store.sql.update("delete from campaign_hour");
            run.take(Returned.POSTFIX_DEAD);
            assertThat(run.message().bouncedAt()).isNotNull();
            assertThat(run.isSuppressed()).isTrue();
            assertThat(run.counted(Counter.BOUNCED)).isZero();
            assertThat(run.store.differences()).isEmpty();
        }
    }
}
