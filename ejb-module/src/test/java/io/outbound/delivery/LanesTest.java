package io.outbound.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.outbound.channel.spi.Message;
import io.outbound.channel.spi.SendResult;
import io.outbound.store.Dialect;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who is in a hurry does not stand behind who is many. */
@Timeout(60)
class LanesTest {

    /** A mail server that takes nothing more from these until it is told to. */
    private static CountDownLatch slow(DeliveryFixture node, String prefix, CountDownLatch begun) {
        CountDownLatch goOn = new CountDownLatch(1);
        node.answer(message -> {
            if (message.recipient().startsWith(prefix)) {
                begun.countDown();
                await(goOn);
            }
            return new SendResult.Accepted("250 ok");
        });
        return goOn;
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aTriggerDepartsWhileABroadcastHoldsEverySlotOfASlowServer(Dialect dialect) throws Exception {
        try (DeliveryFixture node = new DeliveryFixture(dialect);
                LaneOfANode lane = new LaneOfANode(node)) {
            node.contacts(40);
            UUID broadcast = node.run(InDoubt.HOLD);
            CountDownLatch begun = new CountDownLatch(DeliveryFixture.SLOTS);
            CountDownLatch goOn = slow(node, "p", begun);
            Thread sending = new Thread(() -> node.deliver(broadcast));
            sending.start();
            await(begun);

            UUID run = node.request(InDoubt.RESEND, "UNITARY", false);
            node.triggered(run, "ann@example.com", "{}");
            lane.wake();
            lane.awaitSettled(run);

            assertThat(node.states(run)).isEqualTo(Map.of("SENT", 1L));
            assertThat(node.states(broadcast)).doesNotContainKey("SENT");
            goOn.countDown();
            sending.join(20_000);
            assertThat(node.states(broadcast)).isEqualTo(Map.of("SENT", 40L));
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aFloodOfHighThroughputTriggersHoldsUpNoStandardOne(Dialect dialect) throws Exception {
        try (DeliveryFixture node = new DeliveryFixture(dialect);
                LaneOfANode bulk = new LaneOfANode(node, true);
                LaneOfANode lane = new LaneOfANode(node)) {
            CountDownLatch begun = new CountDownLatch(2);
            CountDownLatch goOn = slow(node, "flood", begun);
            UUID flood = node.request(InDoubt.RESEND, "UNITARY", false);
            for (int i = 0; i < 20; i++) {
                node.triggered(flood, true, "flood" + i + "@example.com", "{}");
            }
            bulk.wake();
            await(begun);

            UUID run = node.request(InDoubt.RESEND, "UNITARY", false);
            node.triggered(run, "ann@example.com", "{}");
            lane.wake();
            lane.awaitSettled(run);

            assertThat(node.post.taken).extracting(Message::recipient).contains("ann@example.com");
            assertThat(node.states(flood)).doesNotContainKey("SENT");
            goOn.countDown();
            while (!node.states(flood).equals(Map.of("SENT", 20L))) {
                bulk.settledRuns();
            }
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
