package io.outbound.channel.webpush;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.outbound.kernel.DomainException;
import io.outbound.store.Dialect;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SubscribingABrowserTest {

    private static Browser browser(String name) {
        return Browser.at(PushFixture.SERVICE + name);
    }

    private static void assertRefused(ThrowingCallable call, String code) {
        assertThatThrownBy(call).isInstanceOfSatisfying(DomainException.class, refused -> assertThat(refused.code())
                .isEqualTo(code));
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aVisitorIsNobodysUntilTheHostSaysWhoItIs(Dialect dialect) throws IOException {
        try (PushFixture store = new PushFixture(dialect)) {
            store.keyDesk.generate();
            UUID jane = store.contact("jane");
            Browser phone = browser("phone");

            store.comes(phone, null);
            assertThat(store.kept(phone).contactId()).isNull();

            store.comes(phone, Tokens.of("jane", store));
            assertThat(store.endpoints(jane)).containsExactly(phone.endpoint);

            store.comes(phone, null);
            assertThat(store.endpoints(jane)).as("is still hers").containsExactly(phone.endpoint);
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aContactHasSeveralBrowsersEachOnceTheOneSeenLastFirst(Dialect dialect) throws IOException {
        try (PushFixture store = new PushFixture(dialect)) {
            store.keyDesk.generate();
            UUID jane = store.contact("jane");
            Browser phone = browser("phone");
            Browser desktop = browser("desktop");
            for (Browser browser : new Browser[] {phone, desktop, phone, phone}) {
                store.now = store.now.plusSeconds(1);
                store.desk.add(jane, browser.subscription(), "Firefox");
            }
            assertThat(store.endpoints(jane)).containsExactly(phone.endpoint, desktop.endpoint);
            PushSubscription kept = store.kept(phone);
            assertThat(kept.seenAt()).isEqualTo(store.now);
            assertThat(kept.createdAt()).isEqualTo(store.now.minusSeconds(3));
            assertThat(kept.userAgent()).isEqualTo("Firefox");
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void ofVeryManyBrowsersTheTwentySeenLastAreKept(Dialect dialect) throws IOException {
        try (PushFixture store = new PushFixture(dialect)) {
            store.keyDesk.generate();
            UUID jane = store.contact("jane");
            for (int i = 0; i < 22; i++) {
                store.now = store.now.plusSeconds(1);
                store.desk.add(jane, browser("b" + i).subscription(), null);
            }
            assertThat(store.endpoints(jane))
                    .hasSize(20)
                    .startsWith(PushFixture.SERVICE + "b21")
                    .endsWith(PushFixture.SERVICE + "b2");
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whatTheBrowserHasReplacedGoesAndItsOwnerStays(Dialect dialect) throws IOException {
        try (PushFixture store = new PushFixture(dialect)) {
            store.keyDesk.generate();
            UUID jane = store.contact("jane");
            Browser before = browser("before");
            Browser after = browser("after");
            store.desk.add(jane, before.subscription(), null);
            store.signup.subscribe(new PushSignup.Call(
                    after.subscription(),
                    null,
                    new PushSignup.Previous(before.endpoint, before.authText()),
                    null,
                    "203.0.113.7"));
            assertThat(store.endpoints(jane)).containsExactly(after.endpoint);
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whoKnowsAnEndpointAloneChangesNothing(Dialect dialect) throws IOException {
        try (PushFixture store = new PushFixture(dialect)) {
            store.keyDesk.generate();
            UUID jane = store.contact("jane");
            UUID mallory = store.contact("mallory");
            Browser hers = browser("hers");
            Browser forged = browser("hers");
            store.desk.add(jane, hers.subscription(), null);

            assertRefused(() -> store.comes(forged, Tokens.of("mallory", store)), "push-subscription-differs");
            store.signup.unsubscribe(hers.endpoint, forged.authText(), "203.0.113.7");
            store.signup.subscribe(new PushSignup.Call(
                    browser("other").subscription(),
                    null,
                    new PushSignup.Previous(hers.endpoint, forged.authText()),
                    null,
                    "203.0.113.7"));

            assertThat(store.endpoints(jane)).containsExactly(hers.endpoint);
            assertThat(store.endpoints(mallory)).isEmpty();
            store.signup.unsubscribe(hers.endpoint, hers.authText() + "==", "203.0.113.7");
            assertThat(store.endpoints(jane)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void itGoesWithItsContactAndWhenNobodyHasSeenAStrangerForAQuarterOfAYear(Dialect dialect) throws IOException {
        try (PushFixture store = new PushFixture(dialect)) {
            store.keyDesk.generate();
            UUID jane = store.contact("jane");
            store.desk.add(jane, browser("hers").subscription(), null);
            store.comes(browser("strange"), null);
            store.now = store.now.plus(Duration.ofDays(91));
            store.comes(browser("fresh"), null);

            new PushUpkeep(new PushSuccesses(store.subscriptions, store.clock), store.subscriptions, store.clock)
                    .forget();
            assertThat(store.sql.list(
                            "select endpoint from push_subscription order by endpoint", row -> row.getString(1)))
                    .containsExactly(PushFixture.SERVICE + "fresh", PushFixture.SERVICE + "hers");

            store.sql.update("delete from contact where id = ?", jane);
            assertThat(store.sql.count("select count(*) from push_subscription"))
                    .isEqualTo(1);
        }
    }

    @Test
    void itSubscribesWithAKeyOfOursOrNotAtAll() throws IOException {
        try (PushFixture store = new PushFixture(Dialect.H2)) {
            UUID jane = store.contact("jane");
            Browser phone = browser("phone");
            assertRefused(() -> store.desk.add(jane, phone.subscription(), null), "webpush-not-configured");
            assertRefused(store.signup::publicKeys, "webpush-key-not-found");

            VapidKey first = store.keyDesk.generate();
            store.now = store.now.plusSeconds(1);
            VapidKey second = store.keyDesk.generate();
            assertThat(store.signup.publicKeys()).containsExactly(second.publicKey(), first.publicKey());
            assertThat(store.keyDesk.all()).extracting(VapidKey::id).containsExactly(second.id(), first.id());

            store.desk.add(jane, phone.subscription(first.publicKey() + "="), null);
            assertThat(store.kept(phone).keyId()).as("as it subscribed").isEqualTo(first.id());
            store.desk.add(jane, phone.subscription(), null);
            assertThat(store.kept(phone).keyId())
                    .as("its push service takes no other")
                    .isEqualTo(first.id());
            store.desk.add(jane, phone.subscription(second.publicKey()), null);
            assertThat(store.kept(phone).keyId()).as("as it says").isEqualTo(second.id());
            Browser desktop = browser("desktop");
            store.desk.add(jane, desktop.subscription(), null);
            assertThat(store.kept(desktop).keyId()).as("nobody knows better").isEqualTo(second.id());
            assertRefused(() -> store.desk.add(jane, phone.subscription(phone.p256dh()), null), "webpush-key-unknown");
            assertRefused(() -> store.desk.add(jane, phone.subscription("é"), null), "webpush-key-unknown");
        }
    }

    @Test
    void privateKeysAreStoredSealed() throws IOException {
        try (PushFixture store = new PushFixture(Dialect.H2)) {
            VapidKey key = store.keyDesk.generate();
            byte[] number = P256.number(store.keys.open(key));
            byte[] stored = Base64.getDecoder().decode(key.sealedPrivateKey());
            assertThat(new String(stored, StandardCharsets.ISO_8859_1))
                    .doesNotContain(new String(number, StandardCharsets.ISO_8859_1));
            assertThat(key.toString()).doesNotContain(key.sealedPrivateKey());
            String pageSecret = store.keyDesk.newPageSecret();
            assertThat(store.sql.list("select secret from webpush_page_secret", row -> row.getString(1)))
                    .hasSize(1)
                    .noneMatch(kept -> kept.contains(pageSecret));
        }
    }

    @Test
    void oneThatCannotBeWrittenToIsRefused() throws IOException {
        try (PushFixture store = new PushFixture(Dialect.H2)) {
            store.keyDesk.generate();
            UUID jane = store.contact("jane");
            Browser good = browser("good");
            assertRefused(
                    () -> store.desk.add(jane, new GivenSubscription(null, good.p256dh(), good.authText(), null), null),
                    "missing-required-field");
            assertRefused(
                    () -> store.desk.add(jane, new GivenSubscription(good.endpoint, "BA", good.authText(), null), null),
                    "push-keys-invalid");
            assertRefused(
                    () -> store.desk.add(jane, new GivenSubscription(good.endpoint, good.p256dh(), "AAAA", null), null),
                    "push-keys-invalid");
            assertRefused(() -> store.desk.add(UUID.randomUUID(), good.subscription(), null), "contact-not-found");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/x",
                "https://127.0.0.1.evil.example/x",
                "https://xpush.example.net/x",
                "https://push.example.net/x",
                "https://169.254.169.254/latest",
                "https://user@evil.example/?127.0.0.1",
                "127.0.0.1",
                "not a url"
            })
    void onlyPushServicesThatMayBeCalledAreKept(String endpoint) throws IOException {
        try (PushFixture store = new PushFixture(Dialect.H2)) {
            store.keyDesk.generate();
            UUID jane = store.contact("jane");
            assertRefused(
                    () -> store.desk.add(jane, Browser.at(endpoint).subscription(), null), "push-endpoint-not-allowed");
        }
    }

    @Test
    void pagesCallSoOftenInAMinuteAndNoMore() throws IOException {
        try (PushFixture store = new PushFixture(Dialect.H2, "127.0.0.1", 3)) {
            store.keyDesk.generate();
            for (int i = 0; i < 3; i++) {
                store.comes(browser("b" + i), null);
            }
            assertRefused(() -> store.comes(browser("late"), null), "too-many-signups");
            store.now = store.now.plusSeconds(60);
            store.comes(browser("late"), null);
        }
    }
}
