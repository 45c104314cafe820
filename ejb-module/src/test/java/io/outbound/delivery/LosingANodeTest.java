package io.outbound.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.outbound.channel.spi.SendResult;
import io.outbound.store.Dialect;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the ledger says at each point where a node can die, and what a later node makes of it. */
class LosingANodeTest {

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void deathAfterTheClaimLeavesTheMessageToAnybody(Dialect dialect) {
        try (DeliveryFixture node = new DeliveryFixture(dialect)) {
            UUID run = aRunOfOne(node, InDoubt.HOLD);
            node.claims.ofRun(run, 0, 0, 10);
            node.leases.expireRun(run);
            assertThat(node.states(run)).isEqualTo(Map.of("PENDING", 1L));
        }
    }

    /** Halted and launched again, the run goes to another node before the first one has noticed that it lost it. */
    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whoLostTheRunClaimsNothingMoreOfItAlsoBeforeItNotices(Dialect dialect) {
        try (DeliveryFixture node = new DeliveryFixture(dialect)) {
            UUID run = aRunOfOne(node, InDoubt.RESEND);
            node.sql.update("update execution set fence = 2 where id = ?", run);
            assertThat(node.claims.ofRun(run, 1, 0, 10).claimed()).isEmpty();
            assertThat(node.claims.ofRun(run, 2, 0, 10).claimed()).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void deathOnTheWireHoldsTheMessageAsUnknownWithTheReason(Dialect dialect) throws Exception {
        try (DeliveryFixture node = new DeliveryFixture(dialect)) {
            UUID run = aRunOfOne(node, InDoubt.HOLD);
            attempt(node, run);
            node.leases.expireRun(run);
            assertThat(node.states(run)).isEqualTo(Map.of("UNKNOWN", 1L));
            assertThat(node.sql.count("select count(*) from delivery where reply_code = 'node-lost'"))
                    .isEqualTo(1);
            assertThat(node.sql.count("select count(*) from delivery_attempt where result = 'UNKNOWN'"))
                    .isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void deathOnTheWireSendsAgainUnderTheSameIdWhenTheRunSaysSo(Dialect dialect) throws Exception {
        try (DeliveryFixture node = new DeliveryFixture(dialect)) {
            UUID run = aRunOfOne(node, InDoubt.RESEND);
            Claimed claimed = attempt(node, run);
            node.leases.expireRun(run);
            assertThat(node.states(run)).isEqualTo(Map.of("PENDING", 1L));
            node.deliver(run);
            assertThat(node.post.taken.get(0).messageId()).isEqualTo(MessageIds.of(claimed.id(), run, "example.org"));
            assertThat(node.sql.count("select count(*) from delivery_attempt where result = 'UNKNOWN'"))
                    .as("the possible double is listed")
                    .isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aNodeThatComesBackFromTheDeadCanStoreNothing(Dialect dialect) throws Exception {
        try (DeliveryFixture node = new DeliveryFixture(dialect)) {
            UUID run = aRunOfOne(node, InDoubt.HOLD);
            Claimed claimed = attempt(node, run);
            node.leases.expireRun(run);
            Set<Long> written = node.committer.commit(List.of(Settlement.sent(
                    claimed, new SendResult.Accepted("250 ok"), claimed.queuedAt(), claimed.queuedAt())));
            assertThat(written).isEmpty();
            assertThat(node.states(run)).isEqualTo(Map.of("UNKNOWN", 1L));
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aNodeThatLostItsClaimMayNotTouchTheWire(Dialect dialect) throws Exception {
        try (DeliveryFixture node = new DeliveryFixture(dialect)) {
            UUID run = aRunOfOne(node, InDoubt.HOLD);
            Claimed first = node.claims.ofRun(run, 0, 0, 10).claimed().get(0);
            node.leases.expireRun(run);
            Claimed second = node.claims.ofRun(run, 0, 0, 10).claimed().get(0);
            assertThat(second.fence()).isGreaterThan(first.fence());
            Set<Long> written = node.committer.commit(List.of(Settlement.attempting(first, "<id>", first.queuedAt())));
            assertThat(written).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void onlyLeasesThatRanOutAreTakenBack(Dialect dialect) {
        try (DeliveryFixture node = new DeliveryFixture(dialect)) {
            node.contacts(2);
            UUID run = node.run(InDoubt.HOLD);
            List<Claimed> claimed = node.claims.ofRun(run, 0, 0, 10).claimed();
            assertThat(node.leases.expire()).isZero();
            node.sql.update("update delivery set lease_until = now() - interval '1' second");
            node.claims.renew(List.of(claimed.get(0).id()));
            assertThat(node.leases.expire()).isEqualTo(1);
            assertThat(node.states(run)).isEqualTo(Map.of("CLAIMED", 1L, "PENDING", 1L));
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void twoNodesNeverClaimTheSameMessage(Dialect dialect) throws Exception {
        try (DeliveryFixture node = new DeliveryFixture(dialect)) {
            node.contacts(400);
            UUID run = node.run(InDoubt.HOLD);
            Thread other = new Thread(() -> node.deliver(run));
            other.start();
            node.deliver(run);
            other.join(30_000);
            assertThat(node.post.recipients()).doesNotHaveDuplicates().hasSize(400);
            assertThat(node.states(run)).isEqualTo(Map.of("SENT", 400L));
        }
    }

    private static UUID aRunOfOne(DeliveryFixture node, InDoubt inDoubt) {
        node.contacts(1);
        return node.run(inDoubt);
    }

    /** As a slot leaves it when it dies between the commit and the answer. */
    private static Claimed attempt(DeliveryFixture node, UUID run) throws InterruptedException {
        Claimed claimed = node.claims.ofRun(run, 0, 0, 10).claimed().get(0);
        String id = MessageIds.of(claimed.id(), run, "example.org");
        assertThat(node.committer.commit(List.of(Settlement.attempting(claimed, id, claimed.queuedAt()))))
                .containsExactly(claimed.id());
        return claimed;
    }
}
