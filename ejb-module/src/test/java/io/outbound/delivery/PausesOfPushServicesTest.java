package io.outbound.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.outbound.channel.spi.SendResult;
import io.outbound.kernel.ChannelId;
import io.outbound.store.Dialect;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each push service is somebody else. */
class PausesOfPushServicesTest {

    private static void browser(DeliveryFixture node, String address, String service) {
        UUID key = UUID.randomUUID();
        node.sql.update(
                "insert into webpush_key (id, public_key, private_key, created_at, created_by) values (?, ?, 'x', ?, 't')",
                key,
                key.toString(),
                Instant.now());
        node.sql.update(
                "insert into push_subscription (id, endpoint_hash, endpoint, p256dh, auth, key_id, created_at, seen_at)"
                        + " values (?, ?, ?, 'p', 'a', ?, ?, ?)",
                UUID.randomUUID(),
                address,
                "https://" + service + "/push/" + address,
                key,
                Instant.now(),
                Instant.now());
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whoWantsAPauseGetsItAndTheOthersTheirMessages(Dialect dialect) {
        try (DeliveryFixture node = new DeliveryFixture(dialect)) {
            browser(node, "aa", "one.example");
            browser(node, "bb", "one.example");
            browser(node, "cc", "two.example");
            UUID run = node.request(InDoubt.RESEND, "UNITARY", false);
            node.triggered(run, "bb", "{}");
            node.triggered(run, "cc", "{}");
            node.triggered(run, "gone", "{}");
            node.sql.update("update delivery set channel = 'WEBPUSH'");
            node.backOff.note(
                    ChannelId.WEBPUSH,
                    "aa",
                    new SendResult.TemporaryFailure("429 slowly", Optional.of(Duration.ofMinutes(5)), "one.example"));

            assertThat(node.claims.ofLane(false, 0, 100).claimed())
                    .extracting(Claimed::key)
                    .containsExactly("cc", "gone");
            assertThat(node.sql.count("select count(*) from delivery where reply_code = 'host-busy'"))
                    .isEqualTo(1);
        }
    }
}
