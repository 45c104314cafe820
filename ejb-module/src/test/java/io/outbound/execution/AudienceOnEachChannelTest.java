package io.outbound.execution;

import static org.assertj.core.api.Assertions.assertThat;

import io.outbound.address.ChannelAddress;
import io.outbound.delivery.DeliveryFixture;
import io.outbound.delivery.InDoubt;
import io.outbound.kernel.ChannelId;
import io.outbound.segment.AudienceRule;
import io.outbound.segment.Segments;
import io.outbound.store.Dialect;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AudienceOnEachChannelTest {

    private static final String EVERYBODY = AudienceRule.of(null, List.of(), List.of());

    private static void contact(DeliveryFixture store, String email, String phone, String telegram, String viber) {
        store.sql.update(
                "insert into contact (id, email, address_key, phone, telegram_chat_id, viber_id, attributes, created_at)"
                        + " values (?, ?, ?, ?, ?, ?, '{}', ?)",
                UUID.randomUUID(),
                email,
                email == null && phone != null ? "tel:" + phone : email,
                phone,
                telegram,
                viber,
                Instant.now());
    }

    private static void people(DeliveryFixture store) {
        contact(store, "jane@example.com", "+39 (333) 123-4567", "1001", null);
        contact(store, null, "0039 333.1234567", null, "V1==");
        contact(store, "joe@example.com", "call me", null, null);
        contact(store, null, "055/123456", null, null);
        contact(store, "mute@example.com", null, null, null);
        browser(store, "jane@example.com", "jane-phone");
        browser(store, "joe@example.com", "joe-phone");
        browser(store, "joe@example.com", "joe-laptop");
        browser(store, "nobody@example.com", "strange");
    }

    /** Nobody's when there is no such contact. */
    private static void browser(DeliveryFixture store, String email, String address) {
        UUID key = UUID.nameUUIDFromBytes(new byte[0]);
        store.sql.update(
                "insert into webpush_key (id, public_key, private_key, created_at, created_by) values (?, 'k', 's', ?, 't') on conflict do nothing",
                key,
                Instant.now());
        store.sql.update(
                "insert into push_subscription (id, endpoint_hash, endpoint, p256dh, auth, key_id, contact_id, created_at, seen_at)"
                        + " values (?, ?, 'https://push.example.net/', 'p', 'a', ?, (select id from contact where address_key = ?), ?, ?)",
                UUID.randomUUID(),
                address,
                key,
                email,
                Instant.now(),
                Instant.now());
    }

    private record Sent(ChannelId channel, String key, String address) {}

    private static List<Sent> expanded(DeliveryFixture store, ChannelId channel) {
        UUID run = store.request(InDoubt.HOLD, "BROADCAST", true);
        store.sql.update("update execution set audience = ?, channel = ? where id = ?", EVERYBODY, channel, run);
        new Executions(store.sql, Clock.systemUTC()).expand(run);
        return store.sql.list(
                "select channel, recipient_key, address from delivery where execution_id = ? order by recipient_key",
                row -> new Sent(ChannelId.valueOf(row.getString(1)), row.getString(2), row.getString(3)),
                run);
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void everybodyGetsItOnceWhereTheCampaignsChannelReachesThem(Dialect dialect) {
        try (DeliveryFixture store = new DeliveryFixture(dialect)) {
            people(store);
            assertThat(expanded(store, ChannelId.EMAIL))
                    .extracting(Sent::key)
                    .containsExactly("jane@example.com", "joe@example.com", "mute@example.com");
            assertThat(expanded(store, ChannelId.SMS))
                    .extracting(Sent::key)
                    .containsExactly("055123456", "393331234567");
            assertThat(expanded(store, ChannelId.VIBER))
                    .extracting(Sent::key)
                    .containsExactlyInAnyOrder("055123456", "393331234567", "V1==");
            assertThat(expanded(store, ChannelId.TELEGRAM))
                    .extracting(Sent::key)
                    .containsExactly("1001");
            assertThat(expanded(store, ChannelId.WEBPUSH))
                    .as("each browser by itself")
                    .extracting(Sent::key)
                    .containsExactly("jane-phone", "joe-laptop", "joe-phone");
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void theDatabaseAndTheProgramKnowAnAddressByTheSameKey(Dialect dialect) {
        try (DeliveryFixture store = new DeliveryFixture(dialect)) {
            people(store);
            for (ChannelId channel : ChannelId.values()) {
                assertThat(expanded(store, channel))
                        .allSatisfy(sent -> assertThat(ChannelAddress.parse(channel, sent.address()))
                                .isEqualTo(new ChannelAddress(sent.address(), sent.key())));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whoCannotBeReachedIsNobody(Dialect dialect) {
        try (DeliveryFixture store = new DeliveryFixture(dialect)) {
            contact(store, "joe@example.com", "call me", null, null);
            Segments segments = new Segments(store.sql);
            assertThat(segments.anybody(EVERYBODY, ChannelId.EMAIL)).isTrue();
            assertThat(segments.anybody(EVERYBODY, ChannelId.SMS)).isFalse();
            assertThat(segments.anybody(EVERYBODY, ChannelId.VIBER)).isFalse();
            assertThat(segments.anybody(EVERYBODY, ChannelId.WEBPUSH)).isFalse();
            browser(store, "nobody@example.com", "strange");
            assertThat(segments.anybody(EVERYBODY, ChannelId.WEBPUSH)).isFalse();
            browser(store, "joe@example.com", "phone");
            browser(store, "joe@example.com", "laptop");
            assertThat(segments.isLargerThan(EVERYBODY, ChannelId.WEBPUSH, 1)).isTrue();
            assertThat(segments.isLargerThan(EVERYBODY, ChannelId.WEBPUSH, 2)).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whoHasNoEmailAddressIsNobodyForACampaignByEmail(Dialect dialect) {
        try (DeliveryFixture store = new DeliveryFixture(dialect)) {
            contact(store, null, "393331234567", null, null);
            assertThat(new Segments(store.sql).anybody(EVERYBODY, ChannelId.EMAIL))
                    .isFalse();
            assertThat(expanded(store, ChannelId.EMAIL)).isEmpty();
            assertThat(expanded(store, ChannelId.SMS)).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whoLeftTheChannelIsSkippedThereAndOnlyThere(Dialect dialect) {
        try (DeliveryFixture store = new DeliveryFixture(dialect)) {
            people(store);
            store.suppress(ChannelId.SMS, "393331234567");
            UUID sms = run(store, ChannelId.SMS);
            UUID viber = run(store, ChannelId.VIBER);
            assertThat(store.states(sms)).hasToString("{SENT=1, SKIPPED=1}");
            assertThat(store.states(viber)).hasToString("{SENT=3}");
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whoSaidNoToAChannelIsNotReachedThere(Dialect dialect) {
        try (DeliveryFixture store = new DeliveryFixture(dialect)) {
            contact(store, "joe@example.com", "+39 055 123456", null, null);
            store.sql.update(
                    "insert into contact_consent (contact_id, channel, granted, changed_at) select id, 'SMS', false, created_at from contact");
            assertThat(expanded(store, ChannelId.SMS)).isEmpty();
            assertThat(new Segments(store.sql).anybody(EVERYBODY, ChannelId.SMS))
                    .isFalse();
            assertThat(expanded(store, ChannelId.VIBER)).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whoSaidNoToWebPushIsReachedInNoBrowserAndWhoLeftInOneIsReachedInTheOthers(Dialect dialect) {
        try (DeliveryFixture store = new DeliveryFixture(dialect)) {
            people(store);
            store.suppress(ChannelId.WEBPUSH, "joe-phone");
            store.sql.update("insert into contact_consent (contact_id, channel, granted, changed_at)"
                    + " select id, 'WEBPUSH', false, created_at from contact where email = 'jane@example.com'");
            UUID run = run(store, ChannelId.WEBPUSH);
            assertThat(store.states(run)).hasToString("{SENT=1, SKIPPED=1}");
            assertThat(store.sql.list("select recipient from sandbox_message", row -> row.getString(1)))
                    .containsExactly("joe-laptop");
        }
    }

    private static UUID run(DeliveryFixture store, ChannelId channel) {
        expanded(store, channel);
        UUID run = store.sql
                .first(
                        "select execution_id from delivery where channel = ? limit 1",
                        row -> row.getObject(1, UUID.class),
                        channel)
                .orElseThrow();
        store.deliver(run);
        return run;
    }
}
