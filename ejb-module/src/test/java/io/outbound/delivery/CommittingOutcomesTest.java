package io.outbound.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.outbound.channel.spi.SendResult;
import io.outbound.store.Dialect;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Outcomes of several slots in one commit: what one of them brings with it stays its own affair. */
@Timeout(60)
class CommittingOutcomesTest {

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void anOutcomeThatCannotBeWrittenHoldsUpNeitherTheOthersNorTheNext(Dialect dialect) throws Exception {
        try (DeliveryFixture node = new DeliveryFixture(dialect)) {
            node.contacts(3);
            UUID run = node.run(InDoubt.HOLD);
            List<Claimed> claimed = node.claims.ofRun(run, 0, 0, 10).claimed();
            Settlement bad = stateless(claimed.get(0));
            Settlement good = sent(claimed.get(1));

            assertThat(node.committer.commit(List.of(bad, good))).containsExactly(good.id());
            assertThat(node.committer.commit(List.of(bad))).isEmpty();
            assertThat(node.committer.commit(List.of(sent(claimed.get(2))))).hasSize(1);
            assertThat(node.states(run)).isEqualTo(Map.of("CLAIMED", 1L, "SENT", 2L));
        }
    }

    private static Settlement sent(Claimed claimed) {
        return Settlement.sent(claimed, new SendResult.Accepted("250 ok"), Instant.now(), Instant.now());
    }

    private static Settlement stateless(Claimed claimed) {
        return new Settlement(
                claimed.id(), claimed.fence(), null, 1, null, null, null, null, null, null, null, null, null);
    }
}
