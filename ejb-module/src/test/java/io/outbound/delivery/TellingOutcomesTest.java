package io.outbound.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.outbound.channel.spi.SendResult;
import io.outbound.kernel.ChannelId;
import io.outbound.store.Dialect;
import io.outbound.tracking.Engagement;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The outcome of each message is in the outbox of those who asked for it, with its commit; of nobody else. */
class TellingOutcomesTest {

    private static void subscribe(DeliveryFixture node, String... eventTypes) {
        UUID webhook = UUID.randomUUID();
        node.sql.update(
                "insert into webhook (id, url, event_types, secret, created_at, created_by) values (?, 'https://example.com', '[]', 'x', ?, 't')",
                webhook,
                Instant.now());
        for (String type : eventTypes) {
            node.sql.update("insert into webhook_subscription (event_type, webhook_id) values (?, ?)", type, webhook);
        }
        node.subscriptions.refresh();
    }

    private static Map<String, Long> told(DeliveryFixture node) {
        Map<String, Long> told = new TreeMap<>();
        node.sql.list(
                "select event_type, count(*) from webhook_delivery group by event_type",
                row -> told.put(row.getString(1), row.getLong(2)));
        return told;
    }

    private static UUID aRunWithEveryOutcome(DeliveryFixture node) {
        node.contacts(40);
        node.suppress(ChannelId.EMAIL, "p4@example.com");
        node.answer(message -> switch (message.recipient().substring(0, 2)) {
            case "p1" -> new SendResult.PermanentFailure("550 no", false);
            case "p2" -> new SendResult.Unknown("lost after the dot");
            default -> new SendResult.Accepted("250 ok");
        });
        UUID run = node.run(InDoubt.HOLD);
        node.deliver(run);
        return run;
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void eachOutcomeOnceForEachWhoAsked(Dialect dialect) {
        try (DeliveryFixture node = new DeliveryFixture(dialect)) {
            subscribe(node, "message.sent", "message.failed", "message.unknown", "message.skipped");
            subscribe(node, "message.failed");
            UUID run = aRunWithEveryOutcome(node);

            Map<String, Long> states = node.states(run);
            assertThat(told(node))
                    .isEqualTo(Map.of(
                            "message.sent", states.get("SENT"),
                            "message.failed", 2 * states.get("FAILED"),
                            "message.unknown", states.get("UNKNOWN"),
                            "message.skipped", states.get("SKIPPED")));
            assertThat(node.sql.count(
                            "select count(*) from webhook_delivery o join delivery d on d.id = o.message_id where o.event_type = 'message.failed'"
                                    + " and d.state = 'FAILED' and o.code = d.reply_code and o.detail = d.reply_text"))
                    .isEqualTo(2 * states.get("FAILED"));
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whatWaitsForItsNextTryAndWhatAPersonStoppedIsTold(Dialect dialect) {
        try (DeliveryFixture node = new DeliveryFixture(dialect)) {
            subscribe(node, "message.deferred", "message.halted");
            node.contacts(5);
            node.answer(message -> new SendResult.TemporaryFailure("451 later", Optional.empty()));
            UUID run = node.run(InDoubt.HOLD);
            node.deliver(run);
            assertThat(told(node)).isEqualTo(Map.of("message.deferred", 5L));

            node.halt(run);
            assertThat(told(node)).isEqualTo(Map.of("message.deferred", 5L, "message.halted", 5L));
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whatIsInDoubtIsNotSentAgainAndSentOnceAProofComesWhenTheRunSaysReconcile(Dialect dialect) {
        try (DeliveryFixture node = new DeliveryFixture(dialect)) {
            subscribe(node, "message.unknown", "message.sent");
            node.contacts(1);
            node.answer(message -> new SendResult.Unknown("no-answer: cut"));
            UUID run = node.run(InDoubt.RECONCILE);
            node.deliver(run);
            assertThat(node.states(run)).isEqualTo(Map.of("UNKNOWN", 1L));

            new Engagement(node.sql, node.outbox, Clock.systemUTC())
                    .opened(node.sql.count("select max(id) from delivery"));
            assertThat(node.states(run)).isEqualTo(Map.of("SENT", 1L));
            assertThat(told(node)).isEqualTo(Map.of("message.unknown", 1L, "message.sent", 1L));
            assertThat(node.differences()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void nothingIsWrittenWhenNobodyAsked(Dialect dialect) {
        try (DeliveryFixture node = new DeliveryFixture(dialect)) {
            subscribe(node, "campaign.failed");
            aRunWithEveryOutcome(node);
            assertThat(told(node)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whoOpensAMessageInDoubtSettlesItAndBothIsTold(Dialect dialect) {
        try (DeliveryFixture node = new DeliveryFixture(dialect)) {
            subscribe(node, "message.sent", "message.opened");
            node.contact("ann@example.com");
            node.answer(message -> new SendResult.Unknown("lost after the dot"));
            UUID run = node.run(InDoubt.HOLD);
            node.deliver(run);
            Engagement engagement = new Engagement(node.sql, node.outbox, Clock.systemUTC());
            engagement.opened(node.sql.count("select max(id) from delivery"));
            assertThat(told(node)).isEqualTo(Map.of("message.sent", 1L, "message.opened", 1L));
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whatADeadNodeLeftInDoubtIsTold(Dialect dialect) {
        try (DeliveryFixture node = new DeliveryFixture(dialect)) {
            subscribe(node, "message.unknown");
            node.contact("ann@example.com");
            UUID run = node.run(InDoubt.HOLD);
            node.sql.update("update delivery set state = 'ATTEMPTING', lease_until = ?", Instant.now());
            node.leases.expireRun(run);
            assertThat(told(node)).isEqualTo(Map.of("message.unknown", 1L));
        }
    }
}
