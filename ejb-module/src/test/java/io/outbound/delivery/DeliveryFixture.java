package io.outbound.delivery;

import io.outbound.balance.Tariff;
import io.outbound.channel.ChannelSenders;
import io.outbound.channel.sandbox.SandboxInbox;
import io.outbound.channel.spi.ChannelSender;
import io.outbound.channel.spi.Message;
import io.outbound.channel.spi.SendResult;
import io.outbound.channel.webpush.PushSubscriptions;
import io.outbound.consent.SuppressionReason;
import io.outbound.consent.Suppressions;
import io.outbound.consent.UnsubscribeLinks;
import io.outbound.consent.Unsubscription;
import io.outbound.counter.Counter;
import io.outbound.counter.Increments;
import io.outbound.kernel.ChannelId;
import io.outbound.limit.Buckets;
import io.outbound.limit.RateLimits;
import io.outbound.limit.SenderLimits;
import io.outbound.outbox.Outbox;
import io.outbound.outbox.Subscriptions;
import io.outbound.segment.AudienceRule;
import io.outbound.settings.Prices;
import io.outbound.settings.Secrets;
import io.outbound.settings.SettingValues;
import io.outbound.settings.Settings;
import io.outbound.statistics.Difference;
import io.outbound.statistics.LedgerComparison;
import io.outbound.store.Dialect;
import io.outbound.store.Sql;
import io.outbound.store.TestDatabase;
import io.outbound.template.Attachments;
import io.outbound.template.FrozenContents;
import io.outbound.template.TemplateEngine;
import io.outbound.tracking.TrackedHtml;
import io.outbound.tracking.TrackingLinks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A node that sends, on a real database; only the wire is ours. */
public final class DeliveryFixture implements AutoCloseable {

    static final int SLOTS = 4;

    public final TestDatabase database;
    public final Sql sql;
    public final Subscriptions subscriptions;
    public final Outbox outbox;
    final Post post = new Post();
    volatile boolean sandbox;
    public volatile Prices prices = SettingValues.DEFAULTS.prices();
    public final Tariff tariff;
    volatile Consumer<Claimed> beforeComposing = claimed -> {};
    public final Suppressions suppressions;
    final Claims claims;
    final Storms storms;
    final StormLog stormLog;
    final BackOff backOff;
    final List<StormBegan> stormsBegan = new CopyOnWriteArrayList<>();
    final List<StormEnded> stormsEnded = new CopyOnWriteArrayList<>();
    final Backlog backlog;
    final Leases leases;
    public final Halts halts;
    final Mailings mailings;
    final GroupCommitter committer;
    final SlotWorker.Steps steps;

    public DeliveryFixture(Dialect dialect) {
        this(dialect, new StormSettings(0, 50, Duration.ofSeconds(60)));
    }

    DeliveryFixture(Dialect dialect, StormSettings stormSettings) {
        database = TestDatabase.of(dialect);
        sql = database.sql();
        subscriptions = new Subscriptions(sql);
        outbox = new Outbox(sql, subscriptions);
        Clock clock = Clock.systemUTC();
        Secrets secrets = new ReadableSecrets();
        stormLog =
                new StormLog(sql, stormSettings, new Fired<>(stormsBegan::add), new Fired<>(stormsEnded::add), clock);
        storms = new Storms(stormLog, stormSettings);
        backOff = new BackOff(clock);
        suppressions = new Suppressions(sql, secrets, clock);
        claims = claims(clock);
        backlog = new Backlog(database, sql);
        leases = new Leases(database, outbox, clock);
        halts = new Halts(database, sql, outbox, new Buckets(database, clock));
        tariff = new Tariff(
                runTime(clock),
                new TemplateEngine(),
                new UnsubscribeLinks(secrets, "https://out.example.net/outbound/"));
        mailings = new Mailings(sql, new FrozenContents(sql), new TemplateEngine(), new Attachments(sql), tariff);
        committer = new GroupCommitters(database, SETTINGS, outbox, clock).open(Thread::new);
        ChannelSenders senders = new ChannelSenders() {
            @Override
            public Optional<ChannelSender> of(ChannelId channel) {
                return Optional.of(post);
            }
        };
        steps = new SlotWorker.Steps(
                new Composer(
                        new UnsubscribeLinks(secrets, "https://out.example.net/outbound/"),
                        new TrackedHtml(new TrackingLinks(secrets, "https://out.example.net/outbound"), runTime(clock)),
                        clock) {
                    @Override
                    Message compose(Mailing mailing, Claimed claimed) {
                        beforeComposing.accept(claimed);
                        return super.compose(mailing, claimed);
                    }
                },
                new Wire(senders, new SandboxInbox(sql, clock), runTime(clock)),
                new Outcomes(suppressions, storms, backOff, clock),
                clock);
        sql.update(
                "insert into contact_list (id, name, created_at, version) values (?, 'everybody', ?, 0)",
                LIST,
                Instant.now());
        sql.update(
                "insert into campaign (id, slug, name, name_key, type, channel, status, launch_type, in_doubt, created_at, created_by,"
                        + " modified_at, modified_by) values (?, 'spring', 'Spring', 'spring', 'BROADCAST', 'EMAIL', 'RUNNING', 'NOW', 'HOLD', ?, 't', ?, 't')",
                CAMPAIGN,
                Instant.now(),
                Instant.now());
    }

    private static final DeliverySettings SETTINGS = new DeliverySettings(SLOTS, SLOTS, SLOTS, Duration.ofSeconds(60));

    /** Of another node, or at another time. */
    Claims claims(Clock clock) {
        Gate gate = new Gate(
                new RateLimits(sql, clock),
                new Buckets(database, clock),
                backOff,
                storms,
                new PushSubscriptions(sql, null, clock));
        return new Claims(database, suppressions, SETTINGS, outbox, gate, clock);
    }

    Allowance allowance(Mailing mailing, long fence, Clock clock) {
        return new Allowance(
                mailing,
                fence,
                new Allowance.Reins(storms, backOff, new Buckets(database, clock), limits(clock), clock));
    }

    /** At another time; tells nobody. */
    StormLog stormLog(Clock clock) {
        StormSettings settings = new StormSettings(0, 50, Duration.ofSeconds(60));
        return new StormLog(sql, settings, new Fired<>(began -> {}), new Fired<>(ended -> {}), clock);
    }

    RunLimits limits(Clock clock) {
        return new RunLimits(
                sql, new SenderLimits(sql), new RateLimits(sql, clock), new Buckets(database, clock), clock);
    }

    public static final UUID LIST = UUID.fromString("00000000-0000-0000-0000-00000000000c");
    public static final UUID CAMPAIGN = UUID.fromString("00000000-0000-0000-0000-00000000000a");

    private Settings runTime(Clock clock) {
        return new Settings(sql, clock, null) {
            @Override
            public SettingValues current() {
                return SettingValues.DEFAULTS.withSandbox(sandbox).withPrices(prices);
            }
        };
    }

    public static Secrets readableSecrets() {
        return new ReadableSecrets();
    }

    /** Signs and hashes so that a test can read the result. */
    public static final class ReadableSecrets extends Secrets {
        @Override
        public String hmac(String purpose, String text) {
            return purpose + "(" + text + ")";
        }

        @Override
        public String sign(String purpose, String payload) {
            return payload + "-signed";
        }

        @Override
        public Optional<String> verify(String purpose, String token) {
            return token.endsWith("-signed") ? Optional.of(token.substring(0, token.length() - 7)) : Optional.empty();
        }
    }

    public void contacts(int number) {
        IntStream.rangeClosed(1, number).forEach(i -> contact("p" + i + "@example.com"));
    }

    public void contact(String email) {
        UUID id = UUID.randomUUID();
        sql.update(
                "insert into contact (id, name, email, address_key, attributes, created_at) values (?, ?, ?, ?, '{\"city\":\"Rome\"}', ?)",
                id,
                "Name of " + email,
                email,
                email,
                Instant.now());
        sql.update("insert into contact_list_member (list_id, contact_id) values (?, ?)", LIST, id);
    }

    public void suppress(ChannelId channel, String key) {
        suppressions.add(channel, key, SuppressionReason.MANUAL, null);
    }

    /** What is told of messages after they have left. */
    public Receipts receipts() {
        return new Receipts(sql, new ReceiptLedger(sql, outbox, Clock.systemUTC()), suppressions);
    }

    /** As when the link in a message of the campaign is used. */
    public void leave(String key) {
        UnsubscribeLinks links = new UnsubscribeLinks(new ReadableSecrets(), "https://out.example.net/outbound/");
        String url = links.url(ChannelId.EMAIL, key, CAMPAIGN);
        new Unsubscription(sql, links, suppressions, outbox, Clock.systemUTC())
                .unsubscribe(url.substring(url.lastIndexOf('/') + 1));
    }

    /** A run that is already expanded to everybody on the list. */
    public UUID run(InDoubt inDoubt) {
        UUID run = request(inDoubt, "BROADCAST", false);
        sql.update(
                "insert into delivery (execution_id, channel, recipient_key, address, contact_id, state, accepted_at)"
                        + " select ?, 'EMAIL', address_key, email, id, 'PENDING', ? from contact",
                run,
                Instant.now());
        Increments.of(0)
                .run(run, Counter.PENDING, sql.count("select count(*) from contact"))
                .write(sql);
        return run;
    }

    public UUID request(InDoubt inDoubt, String kind, boolean sandbox) {
        UUID run = UUID.randomUUID();
        UUID template = UUID.randomUUID();
        sql.update(
                "insert into content (template_id, template_version, subject, html, plain) values (?, 1, 'Hi {{profile.name}}', ?, 'in {{profile.city}}')",
                template,
                "<a href=\"{{context.system.unsubscribeUrl}}\">leave</a> {{context.order}}");
        sql.update(
                "insert into execution (id, public_id, campaign_id, kind, occurrence, state, channel, template_id, template_version,"
                        + " sender_name, sender_address, audience, in_doubt, ttl_seconds, sandbox, requested_by, created_at)"
                        + " values (?, ?, ?, ?, ?, ?, 'EMAIL', ?, 1, 'Shop', 'shop@example.org', ?, ?, 86400, ?, 't', ?)",
                run,
                "X-" + run,
                CAMPAIGN,
                kind,
                run.toString(),
                kind.equals("UNITARY") ? "RUNNING" : "REQUESTED",
                template,
                AudienceRule.of(LIST, List.of(), List.of()),
                inDoubt,
                sandbox,
                Instant.now());
        return run;
    }

    /** Files to what the run sends. */
    void attach(UUID run, String... names) {
        for (int place = 0; place < names.length; place++) {
            UUID file = UUID.randomUUID();
            sql.update(
                    "insert into attachment (id, name, content_type, size, sha256, content, created_at, given_at)"
                            + " values (?, ?, 'application/pdf', 1, 'x', ?, now(), now())",
                    file,
                    names[place],
                    new byte[] {1});
            sql.update(
                    "insert into content_attachment (template_id, template_version, place, attachment_id)"
                            + " select template_id, template_version, cast(? as integer), cast(? as uuid) from execution where id = ?",
                    place,
                    file,
                    run);
        }
    }

    long triggered(UUID run, String address, String variables) {
        return triggered(run, false, address, variables);
    }

    /** @param bulk whether of high throughput */
    long triggered(UUID run, boolean bulk, String address, String variables) {
        sql.update(
                "insert into delivery (execution_id, channel, recipient_key, address, unitary, bulk, variables, state, accepted_at)"
                        + " values (?, 'EMAIL', ?, ?, true, ?, ?, 'PENDING', ?)",
                run,
                address,
                address,
                bulk,
                variables,
                Instant.now());
        Increments.of(0).run(run, Counter.PENDING, 1).write(sql);
        return sql.count("select max(id) from delivery");
    }

    /** As when the process is gone: what it held is taken back. */
    public void loseTheNode(UUID run) {
        leases.expireRun(run);
    }

    /** Sends until nothing of the run waits, as one part of the deliver step does. */
    public void deliver(UUID run) {
        deliver(run, () -> true);
    }

    private long fence(UUID run) {
        return sql.first("select fence from execution where id = ?", row -> row.getLong(1), run)
                .orElseThrow();
    }

    void deliver(UUID run, BooleanSupplier goOn) {
        Mailing mailing = mailings.of(run).orElseThrow();
        Held held = new Held();
        Slots slots = new Slots(SLOTS);
        RunDelivery delivery = new RunDelivery(
                mailing, fence(run), SLOTS, claims, backlog, held, allowance(mailing, fence(run), Clock.systemUTC()));
        List<SlotWorker> workers = Stream.generate(() -> new SlotWorker(delivery, slots, committer, steps))
                .limit(SLOTS)
                .toList();
        try {
            delivery.drive(workers, Thread::new, goOn);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the channel answers from now on, and whom it was given so far. */
    public void answer(Function<Message, SendResult> answer) {
        post.answer = answer;
    }

    public List<String> recipients() {
        return post.recipients();
    }

    /** Where the counters say something else than the ledger; meant to be empty. */
    public List<Difference> differences() {
        return new LedgerComparison(sql).differences(null);
    }

    /** For example {@code {SENT=3, UNKNOWN=1}}. */
    public Map<String, Long> states(UUID run) {
        Map<String, Long> states = new TreeMap<>();
        new LedgerCounts(sql).ofExecution(run).forEach((state, count) -> {
            if (count > 0) {
                states.put(state.name(), count);
            }
        });
        return states;
    }

    String one(String column, long id) {
        return sql.first("select " + column + " from delivery where id = ?", row -> row.getString(1), id)
                .orElse(null);
    }

    /** As a person ends it: first the run, then what is unsent. */
    void halt(UUID run) {
        sql.update("update execution set state = 'HALTED' where id = ?", run);
        halts.halt(run);
    }

    @Override
    public void close() {
        committer.close();
        database.close();
    }
}
