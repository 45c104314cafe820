package io.outbound.consent;

import static org.assertj.core.api.Assertions.assertThat;

import io.outbound.delivery.DeliveryFixture;
import io.outbound.delivery.InDoubt;
import io.outbound.kernel.ChannelId;
import io.outbound.settings.Secrets;
import io.outbound.store.Dialect;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class UnsubscribingTest {

    private static final Secrets SECRETS = new Secrets() {
        @Override
        public String hmac(String purpose, String text) {
            return "#" + text.hashCode();
        }

        @Override
        public String sign(String purpose, String payload) {
            return payload + "." + purpose;
        }

        @Override
        public Optional<String> verify(String purpose, String token) {
            return token.endsWith("." + purpose)
                    ? Optional.of(token.substring(0, token.indexOf('.')))
                    : Optional.empty();
        }
    };

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aLinkOfTheFirstVersionSuppressesItsRecipientAndKeepsNoAddress(Dialect dialect) {
        try (DeliveryFixture store = new DeliveryFixture(dialect)) {
            UUID run = store.request(InDoubt.HOLD, "BROADCAST", false);
            store.sql.update(
                    "insert into delivery (execution_id, channel, recipient_key, address, state, accepted_at) values (?, 'EMAIL', ?, ?, 'SENT', ?)",
                    run,
                    "ann@example.com",
                    "Ann@Example.com",
                    Instant.now());
            UnsubscribeLinks links = new UnsubscribeLinks(SECRETS, "https://out.example.net/outbound");
            Suppressions suppressions = new Suppressions(store.sql, SECRETS, Clock.systemUTC());
            Unsubscription unsubscription =
                    new Unsubscription(store.sql, links, suppressions, store.outbox, Clock.systemUTC());
            String token = SECRETS.sign("unsubscribe", Long.toString(store.sql.count("select id from delivery")));

            assertThat(unsubscription.isKnown(token)).isTrue();
            assertThat(suppressions.contains(ChannelId.EMAIL, "ann@example.com"))
                    .isFalse();
            assertThat(unsubscription.unsubscribe(token)).isTrue();
            assertThat(unsubscription.unsubscribe(token))
                    .as("twice does no harm")
                    .isTrue();
            assertThat(suppressions.contains(ChannelId.EMAIL, "ann@example.com"))
                    .isTrue();
            assertThat(suppressions.contains(ChannelId.SMS, "ann@example.com")).isFalse();
            assertThat(store.sql.list("select address_hash, reason from suppression", row -> row.getString(2)))
                    .containsExactly("UNSUBSCRIBED");
            assertThat(store.sql.count("select count(*) from suppression where address_hash like '%ann%'"))
                    .isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aLinkWorksWhenItsCampaignIsLongGone(Dialect dialect) {
        try (DeliveryFixture store = new DeliveryFixture(dialect)) {
            UnsubscribeLinks links = new UnsubscribeLinks(SECRETS, "https://out.example.net/outbound");
            Suppressions suppressions = new Suppressions(store.sql, SECRETS, Clock.systemUTC());
            Unsubscription unsubscription =
                    new Unsubscription(store.sql, links, suppressions, store.outbox, Clock.systemUTC());
            String url = links.url(ChannelId.EMAIL, "ann@example.com", UUID.randomUUID());
            String token = url.substring(url.lastIndexOf('/') + 1);

            assertThat(token).doesNotContain("ann@");
            assertThat(unsubscription.isKnown(token)).isTrue();
            assertThat(unsubscription.unsubscribe(token)).isTrue();
            assertThat(suppressions.contains(ChannelId.EMAIL, "ann@example.com"))
                    .isTrue();
            assertThat(suppressions.contains(ChannelId.EMAIL, "bob@example.com"))
                    .isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whatStopsEveryMessageReplacesAnUnsubscribeAndNotTheOtherWayRound(Dialect dialect) {
        try (DeliveryFixture store = new DeliveryFixture(dialect)) {
            Suppressions suppressions = new Suppressions(store.sql, SECRETS, Clock.systemUTC());
            suppressions.add(ChannelId.EMAIL, "ann@example.com", SuppressionReason.UNSUBSCRIBED, null);
            suppressions.add(ChannelId.EMAIL, "ann@example.com", SuppressionReason.HARD_BOUNCE, null);
            suppressions.add(ChannelId.EMAIL, "ann@example.com", SuppressionReason.UNSUBSCRIBED, null);
            assertThat(store.sql.list("select reason from suppression", row -> row.getString(1)))
                    .containsExactly("HARD_BOUNCE");
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aMadeUpLinkDoesNothing(Dialect dialect) {
        try (DeliveryFixture store = new DeliveryFixture(dialect)) {
            UnsubscribeLinks links = new UnsubscribeLinks(SECRETS, "https://out.example.net/outbound");
            Unsubscription unsubscription = new Unsubscription(
                    store.sql,
                    links,
                    new Suppressions(store.sql, SECRETS, Clock.systemUTC()),
                    store.outbox,
                    Clock.systemUTC());
            assertThat(unsubscription.unsubscribe("1.forged")).isFalse();
            assertThat(unsubscription.unsubscribe("999.unsubscribe")).isFalse();
            assertThat(unsubscription.unsubscribe("")).isFalse();
        }
    }
}
