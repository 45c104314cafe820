package io.outbound.channel.webpush;

import io.outbound.audience.KnownContacts;
import io.outbound.outgoing.OutgoingExchanges;
import io.outbound.outgoing.OutgoingLimits;
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

    static final String ICON = "https://shop.example.com/icon.png";
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
    final PushSuccesses successes;
    private final PushHosts hosts;
    private final OutgoingRules rules;
    private final boolean owner;

    PushFixture(Dialect dialect) throws IOException {
        this(dialect, "127.0.0.1,*.push.example.net", 600);
    }

    PushFixture(Dialect dialect, String hosts, int signupsPerMinute) throws IOException {
        this(TestDatabase.of(dialect), true, new OutgoingRules(true, Set.of()), hosts, signupsPerMinute);
    }

    /** Where the loopback interface must not be called. */
    static PushFixture onThePublicInternet(Dialect dialect, String hosts) throws IOException {
        return new PushFixture(TestDatabase.of(dialect), true, new OutgoingRules(false, Set.of()), hosts, 600);
    }

    /** Beside others who use the database. */
    static PushFixture on(TestDatabase database) throws IOException {
        return new PushFixture(database, false, new OutgoingRules(true, Set.of()), "127.0.0.1", 600);
    }

    private PushFixture(
            TestDatabase database, boolean owner, OutgoingRules rules, String allowedHosts, int signupsPerMinute)
            throws IOException {
        this.database = database;
        this.owner = owner;
        this.rules = rules;
        this.hosts = new PushHosts(rules, allowedHosts);
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
        intake = new SubscriptionIntake(subscriptions, keys, hosts);
        successes = new PushSuccesses(subscriptions, clock);
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
                "insert into contact (id, external_id, email, address_key, attributes, created_at) values (?, ?, ?, ?, '{}', ?)",
                id,
                externalId,
                externalId + "@example.com",
                externalId + "@example.com",
                now);
        return id;
    }

    WebPushSender sender(OutgoingLimits limits) {
        return new WebPushSender(
                keys,
                subscriptions,
                successes,
                new VapidSignatures(keys, Optional.empty(), clock),
                hosts,
                new OutgoingExchanges(rules),
                limits,
                Optional.of(ICON),
                clock);
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
        if (owner) {
            database.close();
        }
    }
}
