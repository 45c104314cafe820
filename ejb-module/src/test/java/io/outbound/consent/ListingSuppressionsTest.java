package io.outbound.consent;

import static org.assertj.core.api.Assertions.assertThat;

import io.outbound.kernel.ChannelId;
import io.outbound.settings.Secrets;
import io.outbound.store.Dialect;
import io.outbound.store.TestDatabase;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ListingSuppressionsTest {

    private static final Secrets SECRETS = new Secrets() {
        @Override
        public String hmac(String purpose, String text) {
            return "#" + text;
        }
    };

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aNumberSuppressedOnSeveralChannelsAtOneMomentIsListedOnceForEach(Dialect dialect) {
        try (TestDatabase database = TestDatabase.of(dialect)) {
            Clock moment = Clock.fixed(Instant.parse("2026-11-23T05:00:00Z"), ZoneOffset.UTC);
            Suppressions suppressions = new Suppressions(database.sql(), SECRETS, moment);
            for (ChannelId channel : ChannelId.values()) {
                suppressions.add(channel, "+39055123456", SuppressionReason.MANUAL, null);
            }

            List<ChannelId> seen = new ArrayList<>();
            List<Suppression> page = suppressions.list(Instant.parse("9999-12-31T00:00:00Z"), "", "", 1);
            while (!page.isEmpty()) {
                Suppression last = page.get(0);
                seen.add(last.channel());
                page = suppressions.list(
                        last.createdAt(), last.addressHash(), last.channel().name(), 1);
            }

            assertThat(seen).containsExactlyInAnyOrder(ChannelId.values());
        }
    }
}
