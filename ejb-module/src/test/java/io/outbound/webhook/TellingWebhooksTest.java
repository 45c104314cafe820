package io.outbound.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.outbound.campaign.FailureReason;
import io.outbound.campaign.OccurrenceFailed;
import io.outbound.json.Json;
import io.outbound.kernel.ChannelId;
import io.outbound.kernel.DomainException;
import io.outbound.outbox.EventType;
import io.outbound.store.Dialect;
import io.outbound.store.TestDatabase;
import io.outbound.webhook.Telling.State;
import io.outbound.webhook.WebhookCalls.Turn;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What happens is told until it is heard, whatever the receiver does. */
class TellingWebhooksTest {

    private static final Instant NINE = Instant.parse("2027-06-01T07:00:00Z");

    @TempDir
    private Path home;

    private Receiver receiver;
    private TestDatabase database;
    private WebhookFixture on;
    private UUID hook;
    private String secret;

    @BeforeEach
    void listen() throws Exception {
        receiver = new Receiver();
    }

    @AfterEach
    void close() throws Exception {
        receiver.close();
        database.close();
    }

    private void subscribed(Dialect dialect, String... eventTypes) {
        database = TestDatabase.of(dialect);
        on = new WebhookFixture(database, home);
        NewWebhook made = on.webhook(receiver.url(), eventTypes);
        hook = made.webhook().id();
        secret = made.secret();
    }

    private void happens(EventType type) {
        on.outbox.add(
                type,
                NINE,
                Json.createObjectBuilder().add("campaignName", "Frühling ☀").build());
    }

    private Telling only() {
        assertThat(on.all(hook)).hasSize(1);
        return on.all(hook).get(0);
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aCallIsSignedSoThatItsReceiverCanTellThatItIsOurs(Dialect dialect) throws Exception {
        subscribed(dialect, "campaign.failed");
        happens(EventType.CAMPAIGN_FAILED);

        assertThat(on.calls.next(hook)).isEqualTo(Turn.TOLD);

        Receiver.Call call = receiver.calls.get(0);
        assertThat(call.header("")).isEqualTo("POST /hook?from=outbound HTTP/1.1");
        assertThat(call.header("content-type")).isEqualTo("application/json");
        assertThat(call.body())
                .isEqualTo("{\"type\":\"campaign.failed\",\"timestamp\":\"2027-06-01T07:00:00Z\","
                        + "\"data\":{\"campaignName\":\"Frühling ☀\"}}");
        assertThat(call.header("webhook-id")).isEqualTo("msg_" + only().eventId());
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring(6)), "HmacSHA256"));
        byte[] expected =
                mac.doFinal((call.header("webhook-id") + "." + call.header("webhook-timestamp") + "." + call.body())
                        .getBytes(StandardCharsets.UTF_8));
        assertThat(call.header("webhook-signature"))
                .isEqualTo("v1," + Base64.getEncoder().encodeToString(expected));
        assertThat(Instant.ofEpochSecond(Long.parseLong(call.header("webhook-timestamp"))))
                .isBetween(Instant.now().minusSeconds(60), Instant.now());
        assertThat(only().state()).isEqualTo(State.DELIVERED);
        assertThat(on.calls.next(hook)).isEqualTo(Turn.NOTHING_DUE);
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void anOccurrenceThatWasNotSentIsToldWithItsReasons(Dialect dialect) {
        subscribed(dialect, "campaign.occurrence_missed");
        FailureReason paused = new FailureReason("SENDER_PAUSED", ChannelId.EMAIL, "The sender is paused.", null, null);
        new WebhookEvents(on.outbox, null, Clock.systemUTC())
                .failed(new OccurrenceFailed(UUID.randomUUID(), "Daily", NINE, List.of(paused)));
        assertThat(on.calls.next(hook)).isEqualTo(Turn.TOLD);
        assertThat(receiver.calls.get(0).body())
                .contains("\"type\":\"campaign.occurrence_missed\"")
                .contains("\"missed\":1,\"latest\":\"" + NINE + "\"")
                .contains("\"reasons\":[{\"code\":\"SENDER_PAUSED\",\"message\":\"The sender is paused.\"}]");
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void onlyWhatItSubscribesToIsWrittenDownForIt(Dialect dialect) {
        subscribed(dialect, "campaign.*", "lead.failed");
        happens(EventType.CAMPAIGN_STATUS_CHANGED);
        happens(EventType.LEAD_FAILED);
        happens(EventType.EXECUTION_FINISHED);
        on.outbox.reaction(EventType.MESSAGE_OPENED, 1, null);
        assertThat(on.all(hook))
                .extracting(Telling::eventType)
                .containsExactly("lead.failed", "campaign.status_changed");

        on.desk.change(hook, 0, new WebhookSettings(null, null, null, false));
        happens(EventType.LEAD_FAILED);
        assertThat(on.all(hook)).as("switched off").hasSize(2);
        assertThat(on.calls.next(hook)).isEqualTo(Turn.NOTHING_DUE);
        on.desk.change(hook, 1, new WebhookSettings(null, null, null, true));
        assertThat(on.calls.next(hook)).as("on again").isEqualTo(Turn.TOLD);
        assertThatThrownBy(() -> on.desk.change(hook, 1, new WebhookSettings(null, "late", null, null)))
                .isInstanceOf(DomainException.class);
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whateverTheReceiverDoesItIsToldAgainUnderTheSameIdUntilItHears(Dialect dialect) {
        subscribed(dialect, "campaign.failed");
        happens(EventType.CAMPAIGN_FAILED);
        List<Receiver.Behaviour> failures = List.of(
                Receiver.saying("500 Oh no"),
                Receiver.saying("302 Found\r\nLocation: " + receiver.url()),
                caller -> Thread.sleep(700),
                caller -> caller.setSoLinger(true, 0),
                caller -> caller.getOutputStream().write("SSH-2.0-x\r\n\r\n".getBytes(StandardCharsets.US_ASCII)));
        for (Receiver.Behaviour failure : failures) {
            receiver.behaviour = failure;
            on.passAllWaits();
            assertThat(on.calls.next(hook)).isEqualTo(Turn.NOT_TOLD);
            assertThat(on.calls.next(hook)).as("at once again").isEqualTo(Turn.NOTHING_DUE);
        }
        receiver.behaviour = Receiver.saying("204 Thank you");
        on.passAllWaits();
        assertThat(on.calls.next(hook)).isEqualTo(Turn.TOLD);

        assertThat(only().state()).isEqualTo(State.DELIVERED);
        assertThat(only().attempts()).isEqualTo(6);
        assertThat(receiver.calls)
                .extracting(call -> call.header("webhook-id"))
                .containsOnly("msg_" + only().eventId());
        assertThat(receiver.calls).as("no redirect is followed").hasSize(6);
        assertThat(on.desk.attempts(only()))
                .extracting(Telling.Attempt::status)
                .containsExactly(500, 302, null, null, null, 204);
        assertThat(on.webhooks.byId(hook).orElseThrow().failingSince()).isNull();
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aReceiverThatAsksForPatienceGetsIt(Dialect dialect) {
        subscribed(dialect, "campaign.failed");
        happens(EventType.CAMPAIGN_FAILED);
        receiver.behaviour = Receiver.saying("429 Slow down\r\nRetry-After: 3600");
        on.calls.next(hook);

        assertThat(only().nextAt()).isAfter(Instant.now().plusSeconds(3_500));
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void afterTheLastTryItIsADeadLetterThatCanBeToldAgainAloneOrByTheTimeItHappened(Dialect dialect) {
        subscribed(dialect, "campaign.failed");
        happens(EventType.CAMPAIGN_FAILED);
        happens(EventType.CAMPAIGN_FAILED);
        receiver.behaviour = Receiver.saying("503 Down");
        for (int round = 0; round < 10; round++) {
            on.passAllWaits();
            on.tellAll(hook);
        }
        assertThat(on.count(hook, State.DEAD)).isEqualTo(2);
        on.passAllWaits();
        assertThat(on.calls.next(hook)).isEqualTo(Turn.NOTHING_DUE);

        receiver.behaviour = Receiver.saying("200 OK");
        on.desk.again(hook, on.all(hook).get(0).id());
        on.tellAll(hook);
        assertThat(on.count(hook, State.DELIVERED)).isOne();
        assertThat(on.desk.again(hook, NINE.minusSeconds(1), NINE, List.of())).isZero();
        assertThat(on.desk.again(hook, NINE, NINE.plusSeconds(1), List.of())).isOne();
        on.tellAll(hook);
        assertThat(on.count(hook, State.DELIVERED)).isEqualTo(2);
        assertThat(receiver.calls).hasSize(22);
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void goneMeansSwitchedOffAndSoDoDaysOfFailing(Dialect dialect) {
        subscribed(dialect, "campaign.failed");
        UUID other = on.webhook(receiver.url(), "campaign.failed").webhook().id();
        happens(EventType.CAMPAIGN_FAILED);
        receiver.behaviour = Receiver.saying("410 Gone");
        on.calls.next(hook);
        assertThat(on.webhooks.byId(hook).orElseThrow().disabledReason()).isEqualTo("GONE");
        assertThat(only().state()).isEqualTo(State.DEAD);

        receiver.behaviour = Receiver.saying("500 Oh no");
        on.calls.next(other);
        assertThat(on.webhooks.byId(other).orElseThrow().enabled()).isTrue();
        on.sql.update(
                "update webhook set failing_since = ? where id = ?",
                Instant.now().minus(Duration.ofDays(6)),
                other);
        on.passAllWaits();
        on.calls.next(other);
        assertThat(on.webhooks.byId(other).orElseThrow().disabledReason()).isEqualTo("FAILING");
        assertThat(on.disabled).extracting(WebhookDisabled::webhookId).containsExactly(hook, other);
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void afterARotationBothSecretsSignUntilTheOverlapHasPassed(Dialect dialect) {
        subscribed(dialect, "campaign.failed");
        String newer = on.desk.rotate(hook, 1).secret();
        assertThat(on.webhooks.secrets(hook, Instant.now())).containsExactly(newer, secret);
        assertThat(on.webhooks.secrets(hook, Instant.now().plusSeconds(3_601))).containsExactly(newer);
        assertThat(on.sql.first("select secret from webhook", row -> row.getString(1)))
                .as("sealed")
                .hasValueSatisfying(stored -> assertThat(stored).doesNotContain(newer.substring(6)));
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whatANodeHadWhenItDiedIsToldByAnotherOnceItsLeaseHasEnded(Dialect dialect) {
        subscribed(dialect, "campaign.failed");
        happens(EventType.CAMPAIGN_FAILED);
        WebhookQueue queue = new WebhookQueue(database, on.sql);
        Due lost = queue.take(hook).orElseThrow();
        assertThat(queue.take(hook)).isEmpty();
        on.passAllWaits();
        assertThat(on.calls.next(hook)).isEqualTo(Turn.TOLD);

        queue.settle(
                lost,
                State.DEAD,
                java.util.Optional.empty(),
                new Telling.Attempt(lost.attempt(), Instant.now(), 500, "late", 1));
        assertThat(only().state()).as("the dead node's outcome counts no more").isEqualTo(State.DELIVERED);
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whatIsTooLargeIsToldWithoutItsData(Dialect dialect) {
        subscribed(dialect, "trigger.refused");
        on.outbox.add(
                EventType.TRIGGER_REFUSED,
                NINE,
                Json.createObjectBuilder().add("requestId", "r".repeat(100_000)).build());
        on.tellAll(hook);
        assertThat(receiver.calls.get(0).body()).contains("trigger.refused").contains("{\"truncated\":true}");
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aTestIsToldWhateverItSubscribesTo(Dialect dialect) {
        subscribed(dialect, "lead.failed");
        assertThat(on.desk.test(hook).eventType()).isEqualTo("webhook.test");
        on.tellAll(hook);
        assertThat(receiver.calls).singleElement().satisfies(call -> assertThat(call.body())
                .contains("webhook.test"));
        assertThat(on.tellings.forget(Instant.now().plusSeconds(1), 10)).isOne();
        assertThat(on.all(hook)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whatIsSettledIsForgottenAndWhatStillWaitsIsKeptHoweverOldItIs(Dialect dialect) {
        subscribed(dialect, "campaign.failed");
        on.sql.batch(
                "insert into webhook_delivery (webhook_id, event_type, occurred_at, next_at, state) values (?, 'campaign.failed', ?, ?, ?)",
                IntStream.range(0, 2_500)
                        .mapToObj(i -> new Object[] {hook, NINE, NINE, i % 2 == 0 ? State.DELIVERED : State.DEAD})
                        .toList());
        happens(EventType.CAMPAIGN_FAILED);
        assertThat(on.tellings.forget(NINE.plusSeconds(1), 10_000)).isEqualTo(2_500);
        assertThat(only().state()).isEqualTo(State.PENDING);
    }
}
