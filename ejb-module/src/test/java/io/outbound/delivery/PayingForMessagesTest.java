package io.outbound.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.outbound.channel.spi.SendResult;
import io.outbound.settings.Prices;
import io.outbound.store.Dialect;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One message and its fee, commit by commit. */
@Timeout(60)
class PayingForMessagesTest {

    private static final BigDecimal FEE = new BigDecimal("0.05");

    private static DeliveryFixture node(Dialect dialect, String available) {
        DeliveryFixture node = new DeliveryFixture(dialect);
        node.prices = new Prices("EUR", FEE, FEE);
        node.sql.update(
                "update balance set available = ?, topped_up = ?",
                new BigDecimal(available),
                new BigDecimal(available));
        return node;
    }

    private static String fund(DeliveryFixture node) {
        return node.sql
                .first(
                        "select available || ' ' || reserved || ' ' || in_flight || ' ' || settled from balance cross join fund",
                        row -> row.getString(1))
                .orElse("no fund");
    }

    private static Claimed claimed(DeliveryFixture node) {
        UUID run = node.request(InDoubt.HOLD, "UNITARY", false);
        node.sql.update("update execution set channel = 'SMS'");
        node.triggered(run, "39055123456", "{\"profile\":{},\"context\":{}}");
        return node.claims.ofLane(false, 0, 10).claimed().get(0);
    }

    private static Settlement attempting(DeliveryFixture node, Claimed claimed) {
        Mailing mailing = node.mailings.of(claimed.executionId()).orElseThrow();
        return Settlement.attempting(claimed, "<1>", Instant.now()).costing(Charge.of(mailing, "hello"));
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aCommitThatIsRepeatedBooksNothingTwice(Dialect dialect) throws Exception {
        try (DeliveryFixture node = node(dialect, "1.0000")) {
            Claimed claimed = claimed(node);
            Settlement attempting = attempting(node, claimed);
            for (int i = 0; i < 2; i++) {
                assertThat(node.committer.commit(List.of(attempting))).containsExactly(claimed.id());
                assertThat(fund(node)).isEqualTo("0.9500 0.0000 0.0500 0.0000");
            }
            Settlement sent = Settlement.sent(claimed, new SendResult.Accepted("ok"), Instant.now(), Instant.now())
                    .costing(attempting.charge());
            for (int i = 0; i < 2; i++) {
                node.committer.commit(List.of(sent));
                assertThat(fund(node)).isEqualTo("0.9500 0.0000 0.0000 0.0500");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aMessageThatWasOnTheWireWhenItsNodeDiedIsPaidWhenNobodyKnowsAndNotWhenItIsSentAgain(Dialect dialect)
            throws Exception {
        for (InDoubt inDoubt : InDoubt.values()) {
            try (DeliveryFixture node = node(dialect, "1.0000")) {
                Claimed claimed = claimed(node);
                node.sql.update("update execution set in_doubt = ?", inDoubt);
                Settlement attempting = attempting(node, claimed);
                node.committer.commit(List.of(attempting));
                node.sql.update("update delivery set lease_until = now() - interval '1' second");
                assertThat(node.leases.expire()).isEqualTo(1);
                assertThat(fund(node))
                        .isEqualTo(
                                inDoubt != InDoubt.RESEND
                                        ? "0.9500 0.0000 0.0000 0.0500"
                                        : "1.0000 0.0000 0.0000 0.0000");
                Settlement late = Settlement.sent(claimed, new SendResult.Accepted("ok"), Instant.now(), Instant.now())
                        .costing(attempting.charge());
                String before = fund(node);
                assertThat(node.committer.commit(List.of(late))).isEmpty();
                assertThat(fund(node)).as("the dead come too late").isEqualTo(before);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aTriggeredMessageThatNobodyCanPayIsTriedAgainLater(Dialect dialect) throws Exception {
        try (DeliveryFixture node = node(dialect, "0.0400")) {
            Claimed claimed = claimed(node);
            assertThat(node.committer.commit(List.of(attempting(node, claimed))))
                    .isEmpty();
            assertThat(node.one("state", claimed.id())).isEqualTo("DEFERRED");
            assertThat(node.one("reply_code", claimed.id())).isEqualTo("insufficient-funds");
            assertThat(fund(node)).isEqualTo("0.0400 0.0000 0.0000 0.0000");
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whatFailedIsAvailableAgainAtOnce(Dialect dialect) throws Exception {
        try (DeliveryFixture node = node(dialect, "1.0000")) {
            Claimed claimed = claimed(node);
            Settlement attempting = attempting(node, claimed);
            node.committer.commit(List.of(attempting));
            Settlement failed = Settlement.failed(
                            claimed, DeliveryState.FAILED, Settlement.TryResult.PERMANENT, "550 no", null)
                    .costing(attempting.charge());
            node.committer.commit(List.of(failed));
            assertThat(fund(node)).isEqualTo("1.0000 0.0000 0.0000 0.0000");
            assertThat(node.sql.count("select count(*) from delivery where cost is not null"))
                    .isZero();
        }
    }
}
