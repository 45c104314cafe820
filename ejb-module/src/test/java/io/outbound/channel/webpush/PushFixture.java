package io.outbound.channel.webpush;

import io.outbound.audience.KnownContacts;
import io.outbound.outgoing.OutgoingRules;
import io.outbound.security.Actor;
import io.outbound.security.CurrentActor;
import io.outbound.settings.Configuration;
import io.outbound.settings.Home;
import io.outbound.settings.MasterKey;
import io.outbound.settings.Secrets;
import io.outbound.store.Dialect;
import io.outbound.store.IdSource;
import io.outbound.store.Sql;
import io.outbound.store.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Web Push on a real database; its hour is set by the test. */
final class PushFixture implements AutoCloseable {

    static final String SERVICE = "https://127.0.0.1/send/";

    volatile Instant now = Instant.parse("2026-11-22T12:00:00Z");
    final Clock clock = new TestClock();
    final TestDatabase database;
    final Sql sql;
    final VapidKeys keys;
    final VapidKeyDesk keyDesk;
    final PushSubscriptions subscriptions;
    final PushSubscriptionDesk desk;
    final PushSignup signup;
    final PageSecret secret;
    final SubscriptionIntake intake;

    PushFixture(Dialect dialect) throws IOException {
        this(dialect, "127.0.0.1,*.push.example.net", 600);
    }

    PushFixture(Dialect dialect, String hosts, int signupsPerMinute) throws IOException {
        database = TestDatabase.of(dialect);
        sql = database.sql();
        Path home = Files.createTempDirectory(Files.createDirectories(Path.of("target", "push")), "home");
        MasterKey master = new MasterKey(new Configuration(), new Home(home), Clock.systemUTC());
        master.generateIfNone();
        Secrets secrets = new Secrets(master);
        keys = new VapidKeys(sql, secrets);
        secret = new PageSecret(sql, secrets);
        CurrentActor ann = new CurrentActor();
        ann.become(new Actor("ann", Optional.empty(), Set.of("admin")));
        keyDesk = new VapidKeyDesk(keys, secret, ann, new IdSource(), clock);
        subscriptions = new PushSubscriptions(sql, new IdSource(), clock);
        intake = new SubscriptionIntake(subscriptions, keys, new PushHosts(new OutgoingRules(true, Set.of()), hosts));
        KnownContacts contacts = new KnownContacts(sql);
        desk = new PushSubscriptionDesk(subscriptions, intake, contacts);
        signup = new PushSignup(
                subscriptions, intake, keys, secret, contacts, new SignupLimit(signupsPerMinute, clock), clock);
    }

    private final class TestClock extends Clock {

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    UUID contact(String externalId) {
        UUID id = UUID.randomUUID();
        sql.update(
                "insert into contact (id, external_id, email, email_key, attributes, created_at) values (?, ?, ?, ?, '{}', ?)",
                id,
                externalId,
                externalId + "@example.com",
                externalId + "@example.com",
                now);
        return id;
    }

    /** What a page of the host says of its visitor's browser. */
    void comes(Browser browser, String token) {
        signup.subscribe(new PushSignup.Call(browser.subscription(), token, null, "Firefox", "203.0.113.7"));
    }

    PushSubscription kept(Browser browser) {
        return subscriptions
                .byAddress(GivenSubscription.address(browser.endpoint))
                .orElseThrow();
    }

    List<String> endpoints(UUID contact) {
        return desk.of(contact).stream().map(PushSubscription::endpoint).toList();
    }

    @Override
    public void close() {
        database.close();
    }
}
