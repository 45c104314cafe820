package io.outbound.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import io.outbound.campaign.CampaignMode;
import io.outbound.campaign.LiveCampaigns;
import io.outbound.kernel.ChannelId;
import io.outbound.store.Dialect;
import io.outbound.trigger.TriggerResult.Accepted;
import io.outbound.trigger.TriggerResult.Refused;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TriggeringOnEachChannelTest {

    private static TriggerFixture shop(Dialect dialect, ChannelId channel) {
        TriggerFixture shop = new TriggerFixture(
                dialect, LiveCampaigns.activated(CampaignMode.STANDARD, null, null), Clock.systemUTC());
        shop.channel = channel;
        return shop;
    }

    private static String call(String namespace, String userId, String channelData) {
        return "{'requestId':'" + UUID.randomUUID()
                + "','campaignId':'orders','recipients':[{'type':'external','userId':'"
                + userId + "','namespace':'" + namespace + "','channelData':{" + channelData
                + "},'profile':{'firstName':'Jane'},'context':{'order':'7'}}]}";
    }

    private static List<String> keys(TriggerFixture shop) {
        return shop.sql.list(
                "select channel || ' ' || recipient_key from delivery order by id", row -> row.getString(1));
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void eachChannelHasItsOwnAddress(Dialect dialect) {
        String all = "'emailAddress':'j@example.com','mobilePhoneNumber':'+39 333 1234567','telegramChatId':'1001',"
                + "'viberId':'V1=='";
        for (String key : List.of("SMS 393331234567", "TELEGRAM 1001", "VIBER V1==", "EMAIL j@example.com")) {
            try (TriggerFixture shop = shop(dialect, ChannelId.valueOf(key.split(" ")[0]))) {
                assertThat(shop.call(call("shop", "u", all))).isInstanceOf(Accepted.class);
                assertThat(keys(shop)).containsExactly(key);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whatTheCallLeavesOutIsTakenFromTheContactOrFromAUserIdThatIsAPhoneNumber(Dialect dialect) {
        try (TriggerFixture shop = shop(dialect, ChannelId.SMS)) {
            shop.sql.update(
                    "insert into contact (id, email, address_key, phone, attributes, created_at) values (?, 'j@example.com',"
                            + " 'j@example.com', '055 123456', '{}', ?)",
                    UUID.randomUUID(),
                    Instant.now());
            assertThat(shop.call(call("email", "j@example.com", ""))).isInstanceOf(Accepted.class);
            assertThat(shop.call(call("phone", "+39 333 1234567", ""))).isInstanceOf(Accepted.class);
            assertThat(keys(shop)).containsExactly("SMS 055123456", "SMS 393331234567");
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whoIsKnownByANumberAloneIsFoundByIt(Dialect dialect) {
        for (ChannelId channel : List.of(ChannelId.SMS, ChannelId.VIBER)) {
            try (TriggerFixture shop = shop(dialect, channel)) {
                UUID jane = UUID.randomUUID();
                shop.sql.update(
                        "insert into contact (id, address_key, phone, attributes, created_at)"
                                + " values (?, 'tel:393331234567', '+39 333 1234567', '{}', ?)",
                        jane,
                        Instant.now());
                assertThat(shop.call(call("phone", "0039-333-1234567", ""))).isInstanceOf(Accepted.class);
                assertThat(shop.call(call("phone", "0039-333-7654321", ""))).isInstanceOf(Accepted.class);
                assertThat(shop.sql.list("select contact_id from delivery order by id", row -> row.getString(1)))
                        .containsExactly(jane.toString(), null);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void anEmailAddressIsNoHelpToAnSms(Dialect dialect) {
        try (TriggerFixture shop = shop(dialect, ChannelId.SMS)) {
            assertThat(shop.call(call("shop", "u", "'emailAddress':'j@example.com'")))
                    .isInstanceOfSatisfying(Refused.class, no -> {
                        assertThat(no.refusal().code()).isEqualTo("address-missing");
                        assertThat(no.refusal().errors().get(0).pointer())
                                .isEqualTo("/recipients/0/channelData/mobilePhoneNumber");
                    });
            assertThat(shop.call(call("shop", "u", "'mobilePhoneNumber':'call me'")))
                    .isInstanceOfSatisfying(
                            Refused.class, no -> assertThat(no.refusal().code()).isEqualTo("invalid-phone"));
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aWebPushGoesToEachBrowserOfTheContact(Dialect dialect) {
        try (TriggerFixture shop = shop(dialect, ChannelId.WEBPUSH)) {
            UUID jane = UUID.randomUUID();
            shop.sql.update(
                    "insert into contact (id, email, address_key, attributes, created_at) values (?, 'j@example.com',"
                            + " 'j@example.com', '{}', ?)",
                    jane,
                    Instant.now());
            assertThat(shop.call(call("email", "j@example.com", "")))
                    .isInstanceOfSatisfying(
                            Refused.class, no -> assertThat(no.refusal().code()).isEqualTo("address-missing"));
            browser(shop, jane, "phone");
            browser(shop, jane, "laptop");
            assertThat(shop.call(call("email", "j@example.com", ""))).isInstanceOf(Accepted.class);
            assertThat(keys(shop)).containsExactlyInAnyOrder("WEBPUSH phone", "WEBPUSH laptop");
        }
    }

    private static void browser(TriggerFixture shop, UUID contact, String address) {
        UUID key = UUID.randomUUID();
        shop.sql.update(
                "insert into webpush_key (id, public_key, private_key, created_at, created_by) values (?, ?, 's', ?, 't')",
                key,
                key.toString(),
                Instant.now());
        shop.sql.update(
                "insert into push_subscription (id, endpoint_hash, endpoint, p256dh, auth, key_id, contact_id, created_at, seen_at)"
                        + " values (?, ?, 'https://push.example.net/', 'p', 'a', ?, ?, ?, ?)",
                UUID.randomUUID(),
                address,
                key,
                contact,
                Instant.now(),
                Instant.now());
    }
}
