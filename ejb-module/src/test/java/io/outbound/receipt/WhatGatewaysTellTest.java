package io.outbound.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import io.outbound.channel.gateway.Configured;
import io.outbound.consent.Suppressions;
import io.outbound.counter.Counter;
import io.outbound.counter.Counters;
import io.outbound.delivery.Deliveries;
import io.outbound.delivery.DeliveryFixture;
import io.outbound.delivery.DeliveryView;
import io.outbound.delivery.InDoubt;
import io.outbound.delivery.ReceiptLedger;
import io.outbound.delivery.ReceiptView;
import io.outbound.delivery.Receipts;
import io.outbound.kernel.ChannelId;
import io.outbound.receipt.GatewayReceipts.Answer;
import io.outbound.settings.Configuration;
import io.outbound.settings.Home;
import io.outbound.settings.MasterKey;
import io.outbound.settings.Secrets;
import io.outbound.store.Dialect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Receipts of gateways in the ledger, the suppression list and the figures. */
class WhatGatewaysTellTest {

    private static final String SECRET = "only-for-tests";

    @TempDir
    Path home;

    /** A run of two SMS that have left under the gateway's ids m-1 and m-2, and what takes its receipts. */
    private final class Run implements AutoCloseable {

        final DeliveryFixture store;
        final Suppressions suppressions;
        final ToldMessages messages;
        final Receipts receipts;
        final UUID id;
        final long first;

        Run(Dialect dialect) {
            store = new DeliveryFixture(dialect);
            MasterKey key = new MasterKey(new Configuration(), new Home(home), Clock.systemUTC());
            key.generateIfNone();
            Secrets secrets = new Secrets(key);
            suppressions = new Suppressions(store.sql, secrets, Clock.systemUTC());
            messages = new ToldMessages(store.sql);
            receipts = new Receipts(
                    store.sql, new ReceiptLedger(store.sql, store.outbox, Clock.systemUTC()), suppressions);
            store.contacts(2);
            id = store.run(InDoubt.HOLD);
            store.deliver(id);
            first = store.sql.count("select min(id) from delivery");
            store.sql.update(
                    "update delivery set channel = 'SMS', message_id = 'm-' || cast(id - ? + 1 as varchar)", first);
        }

        GatewayReceipts gateways() {
            return gateways(Clock.systemUTC());
        }

        GatewayReceipts gateways(Clock clock) {
            Map<String, String> keys =
                    Map.of("outbound.sms.receipts.secret", SECRET, "outbound.sms.receipts.dead-codes", "1");
            return new GatewayReceipts(
                    new ReceiptGateways(new Configured(keys)), messages, new EarlyReceipts(store.sql, clock), receipts);
        }

        Answer tell(String body) {
            return gateways().take(ChannelId.SMS, body, false, name -> signature(body));
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

    private static String signature(String body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String receipt(String id, String status) {
        return "{\"messageId\":\"" + id + "\",\"status\":\"" + status + "\"}";
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void deliveredAndSeenAreNotedOnceHoweverOftenTheyAreTold(Dialect dialect) {
        try (Run run = new Run(dialect)) {
            for (int i = 0; i < 3; i++) {
                assertThat(run.tell("[" + receipt("m-1", "DELIVRD") + "," + receipt("m-1", "read") + "]"))
                        .isEqualTo(Answer.TAKEN);
            }
            DeliveryView message = run.message();
            assertThat(message.state()).hasToString("SENT");
            assertThat(message.deliveredAt()).isNotNull();
            assertThat(message.seenAt()).isNotNull();
            assertThat(new Deliveries(run.store.sql).receipts(message))
                    .extracting(ReceiptView::event)
                    .hasSize(2);
            assertThat(run.store.differences()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whatWasSeenWasAlsoDelivered(Dialect dialect) {
        try (Run run = new Run(dialect)) {
            run.tell(receipt("m-1", "seen"));
            assertThat(run.message().deliveredAt()).isNotNull();
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whatWasGivenUpDownstreamCountsAsReturnedAndADeadNumberIsNotWrittenToAgain(Dialect dialect) {
        try (Run run = new Run(dialect)) {
            run.tell("{\"messageId\":\"m-1\",\"status\":\"UNDELIV\",\"code\":1}");
            run.tell("{\"messageId\":\"m-2\",\"status\":\"UNDELIV\",\"code\":2}");
            assertThat(run.message().bouncedAt()).isNotNull();
            assertThat(run.counted(Counter.BOUNCED)).isEqualTo(2);
            assertThat(run.counted(Counter.HARD_BOUNCES)).isEqualTo(1);
            assertThat(run.store.differences()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aMessageInDoubtThatWasDeliveredWasSent(Dialect dialect) {
        try (Run run = new Run(dialect)) {
            run.store.sql.update("update delivery set state = 'UNKNOWN', message_id = null where id = ?", run.first);
            long before = run.counted(Counter.IN_DOUBT);
            String reference = run.first + "." + run.id + "@outbound.invalid";
            run.tell("{\"reference\":\"" + reference + "\",\"status\":\"delivered\"}");
            assertThat(run.message().state()).hasToString("SENT");
            assertThat(run.counted(Counter.IN_DOUBT)).isEqualTo(before - 1);
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whatIsToldBeforeItsMessageIsKnownIsNotLostAndWhatIsNeverKnownLeavesNoTrace(Dialect dialect) {
        try (Run run = new Run(dialect)) {
            assertThat(run.tell(receipt("early", "delivered"))).isEqualTo(Answer.TAKEN);
            assertThat(run.tell(receipt("nobody's", "delivered"))).isEqualTo(Answer.TAKEN);
            run.gateways().lookAgain();
            assertThat(run.message().deliveredAt()).isNull();
            run.store.sql.update("update delivery set message_id = 'early' where id = ?", run.first);
            run.gateways().lookAgain();
            assertThat(run.message().deliveredAt()).isNotNull();
            run.gateways(Clock.offset(Clock.systemUTC(), Duration.ofMinutes(11)))
                    .lookAgain();
            assertThat(run.store.sql.count("select count(*) from early_receipt"))
                    .isZero();
            assertThat(run.store.sql.count("select count(*) from delivery_receipt"))
                    .isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whatIsNotSignedOrNotForThisChannelIsNotBelieved(Dialect dialect) {
        try (Run run = new Run(dialect)) {
            String body = receipt("m-1", "delivered");
            GatewayReceipts gateways = run.gateways();
            assertThat(gateways.take(ChannelId.SMS, body, false, name -> null)).isEqualTo(Answer.NOT_GENUINE);
            assertThat(gateways.take(ChannelId.SMS, body, false, name -> signature(body + " ")))
                    .isEqualTo(Answer.NOT_GENUINE);
            assertThat(gateways.take(ChannelId.VIBER, body, false, name -> signature(body)))
                    .isEqualTo(Answer.NOT_GENUINE);
            assertThat(run.tell("{")).isEqualTo(Answer.UNREADABLE);
            assertThat(run.message().deliveredAt()).isNull();
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void viberTellsByItsOwnWords(Dialect dialect) {
        try (Run run = new Run(dialect)) {
            run.store.sql.update(
                    "update delivery set channel = 'VIBER', message_id = '574131180357172' where id = ?", run.first);
            ViberCallback viber = new ViberCallback(
                    new Configured(Map.of("outbound.viber.token", SECRET)), run.gateways(), run.suppressions);
            String seen = "{\"event\":\"seen\",\"timestamp\":1,\"message_token\":574131180357172,\"user_id\":\"abc=\"}";
            String left = "{\"event\":\"unsubscribed\",\"user_id\":\"abc=\"}";
            assertThat(viber.take(seen, "0".repeat(64))).isFalse();
            assertThat(run.message().seenAt()).isNull();
            assertThat(viber.take(seen, signature(seen).substring(7))).isTrue();
            assertThat(viber.take(left, signature(left).substring(7))).isTrue();
            assertThat(viber.take("[]", signature("[]").substring(7))).isTrue();
            assertThat(run.message().seenAt()).isNotNull();
            assertThat(run.suppressions.contains(ChannelId.VIBER, "abc=")).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aFormIsReadLikeJson(Dialect dialect) {
        try (Run run = new Run(dialect)) {
            String body = "messageId=m%2D1&status=delivered&x";
            assertThat(run.gateways().take(ChannelId.SMS, body, true, name -> signature(body)))
                    .isEqualTo(Answer.TAKEN);
            assertThat(run.message().deliveredAt()).isNotNull();
        }
    }
}
