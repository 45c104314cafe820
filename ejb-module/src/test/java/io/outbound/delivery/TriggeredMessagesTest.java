package io.outbound.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.outbound.channel.spi.Message;
import io.outbound.consent.SuppressionReason;
import io.outbound.kernel.ChannelId;
import io.outbound.store.Dialect;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TriggeredMessagesTest {

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void theLaneSendsWhatWasAcceptedWithItsOwnVariablesAndNoUnsubscribeHeader(Dialect dialect) throws Exception {
        try (DeliveryFixture node = new DeliveryFixture(dialect);
                LaneOfANode lane = new LaneOfANode(node)) {
            UUID run = node.request(InDoubt.RESEND, "UNITARY", false);
            long id = node.triggered(
                    run, "ann@example.com", "{\"profile\":{\"name\":\"Ann\"},\"context\":{\"order\":\"A<1>\"}}");
            lane.wake();
            assertThat(lane.settledRuns()).contains(run);
            assertThat(node.states(run)).isEqualTo(Map.of("SENT", 1L));
            Message message = node.post.taken.get(0);
            assertThat(message.subject()).isEqualTo("Hi Ann");
            assertThat(message.html()).contains("A&lt;1&gt;");
            assertThat(message.headers()).isEmpty();
            assertThat(node.one("departed_at", id)).isNotNull();
            assertThat(node.one("provider_ack_at", id)).isNotNull();
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void theLaneLeavesBroadcastsToTheirJob(Dialect dialect) throws Exception {
        try (DeliveryFixture node = new DeliveryFixture(dialect);
                LaneOfANode lane = new LaneOfANode(node)) {
            node.contacts(3);
            UUID broadcast = node.run(InDoubt.HOLD);
            UUID run = node.request(InDoubt.RESEND, "UNITARY", false);
            node.triggered(run, "ann@example.com", "{}");
            lane.wake();
            assertThat(lane.settledRuns()).contains(run);
            assertThat(node.states(broadcast)).isEqualTo(Map.of("PENDING", 3L));
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aTemplateThatCannotBeReadAnyMoreFailsItsOwnMessages(Dialect dialect) throws Exception {
        try (DeliveryFixture node = new DeliveryFixture(dialect);
                LaneOfANode lane = new LaneOfANode(node)) {
            UUID broken = node.request(InDoubt.RESEND, "UNITARY", false);
            node.sql.update("update content set html = '{% for'");
            UUID run = node.request(InDoubt.RESEND, "UNITARY", false);
            node.triggered(broken, "ann@example.com", "{}");
            node.triggered(run, "bob@example.com", "{}");
            lane.wake();
            lane.awaitSettled(broken, run);
            assertThat(node.states(broken)).isEqualTo(Map.of("FAILED", 1L));
            assertThat(node.states(run)).isEqualTo(Map.of("SENT", 1L));
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void inTheSandboxNothingLeaves(Dialect dialect) throws Exception {
        try (DeliveryFixture node = new DeliveryFixture(dialect);
                LaneOfANode lane = new LaneOfANode(node)) {
            UUID run = node.request(InDoubt.RESEND, "UNITARY", true);
            node.triggered(run, "ann@example.com", "{\"profile\":{\"name\":\"Ann\"}}");
            lane.wake();
            assertThat(lane.settledRuns()).contains(run);
            assertThat(node.post.taken).isEmpty();
            assertThat(node.sql.list(
                            "select recipient, subject from sandbox_message",
                            row -> row.getString(1) + " " + row.getString(2)))
                    .containsExactly("ann@example.com Hi Ann");
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whoLeftTheCampaignsStillGetsWhatTheyAskedForButADeadOrBlockedAddressGetsNothing(Dialect dialect)
            throws Exception {
        try (DeliveryFixture node = new DeliveryFixture(dialect);
                LaneOfANode lane = new LaneOfANode(node)) {
            UUID run = node.request(InDoubt.RESEND, "UNITARY", false);
            for (SuppressionReason reason : SuppressionReason.values()) {
                String address = reason.name().toLowerCase(Locale.ROOT) + "@example.com";
                node.suppressions.add(ChannelId.EMAIL, address, reason, null);
                node.triggered(run, address, "{}");
            }
            lane.wake();
            lane.awaitSettled(run);
            await().untilAsserted(() -> assertThat(node.states(run)).isEqualTo(Map.of("SENT", 1L, "SKIPPED", 3L)));
            assertThat(node.post.recipients()).containsExactly("unsubscribed@example.com");
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aNumberThatNoMessageCanHoldFailsItsOwnMessageOnly(Dialect dialect) throws Exception {
        try (DeliveryFixture node = new DeliveryFixture(dialect);
                LaneOfANode lane = new LaneOfANode(node)) {
            UUID bomb = node.request(InDoubt.RESEND, "UNITARY", false);
            long id = node.triggered(bomb, "ann@example.com", "{\"context\":{\"order\":[1e999999999]}}");
            UUID run = node.request(InDoubt.RESEND, "UNITARY", false);
            node.triggered(run, "bob@example.com", "{\"context\":{\"order\":1e30}}");
            lane.wake();
            lane.awaitSettled(bomb, run);
            assertThat(node.states(run)).isEqualTo(Map.of("SENT", 1L));
            assertThat(node.states(bomb)).isEqualTo(Map.of("FAILED", 1L));
            assertThat(node.one("reply_code", id)).isEqualTo("number-out-of-range");
        }
    }
}
