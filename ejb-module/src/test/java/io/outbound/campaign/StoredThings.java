package io.outbound.campaign;

import static io.outbound.campaign.CampaignFixture.ANN;
import static io.outbound.campaign.CampaignFixture.NOON;
import static io.outbound.campaign.CampaignFixture.aCampaign;

import io.outbound.attribute.ContactAttributes;
import io.outbound.audience.ContactList;
import io.outbound.audience.ContactLists;
import io.outbound.balance.Balances;
import io.outbound.balance.Tariff;
import io.outbound.channel.ChannelSenders;
import io.outbound.channel.Sender;
import io.outbound.channel.Senders;
import io.outbound.channel.VerifiedDomains;
import io.outbound.channel.telegram.TelegramBot;
import io.outbound.channel.telegram.TelegramBots;
import io.outbound.consent.UnsubscribeLinks;
import io.outbound.delivery.DeliveryFixture;
import io.outbound.kernel.ChannelId;
import io.outbound.security.Accounts;
import io.outbound.security.ApiKeys;
import io.outbound.security.StandingRights;
import io.outbound.segment.RuleCheck;
import io.outbound.segment.RuleReader;
import io.outbound.segment.SegmentDesk;
import io.outbound.segment.Segments;
import io.outbound.settings.Prices;
import io.outbound.settings.SettingValues;
import io.outbound.settings.Settings;
import io.outbound.store.Dialect;
import io.outbound.store.IdListColumn;
import io.outbound.store.IdSource;
import io.outbound.store.InstantColumn;
import io.outbound.store.JpaOnTestDatabase;
import io.outbound.store.Sql;
import io.outbound.store.TestDatabase;
import io.outbound.template.Template;
import io.outbound.template.TemplateEngine;
import io.outbound.template.Templates;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Everything that a campaign needs, in a real database, ready to be taken away again. */
final class StoredThings implements AutoCloseable {

    private final TestDatabase database;
    private final JpaOnTestDatabase jpa;
    final Sql sql;
    Prices prices = SettingValues.DEFAULTS.prices();

    ChannelId channel;
    UUID template;
    UUID sender;
    UUID bot;
    UUID list;
    List<UUID> include = new ArrayList<>();
    List<UUID> exclude = new ArrayList<>();
    String oneTimeRule;
    boolean configured;

    StoredThings(Dialect dialect) {
        database = TestDatabase.of(dialect);
        jpa = new JpaOnTestDatabase(
                database,
                Template.class,
                Sender.class,
                TelegramBot.class,
                ContactList.class,
                InstantColumn.class,
                IdListColumn.class);
        sql = database.sql();
        account("ann");
    }

    /** All new; nothing stands in the way. */
    void on(ChannelId its) {
        channel = its;
        configured = true;
        prices = SettingValues.DEFAULTS.prices();
        template = template(its);
        sender = its == ChannelId.TELEGRAM || its == ChannelId.WEBPUSH ? null : sender(its);
        bot = its == ChannelId.TELEGRAM ? bot() : null;
        list = list();
        include = new ArrayList<>();
        exclude = new ArrayList<>();
        oneTimeRule = null;
        sql.update("update account set disabled_at = null, role = 'MARKETER' where username = 'ann'");
    }

    UUID template(ChannelId its) {
        return row("template (id, name, channel, subject, plain, created_at)", "'Hello', '" + its + "', 'Hi', 'Hello'");
    }

    UUID sender(ChannelId its) {
        return row(
                "sender (id, name, channel, address, status, verified_at, created_at)",
                "'Shop', '" + its
                        + "', 'shop@example.org', 'ACTIVE', timestamp with time zone '2026-01-01 00:00:00+00'");
    }

    private UUID bot() {
        return row("telegram_bot (id, name, token, status, created_at)", "'Herald', 'sealed', 'ACTIVE'");
    }

    /** By a rule, as people make it. */
    UUID segment(String rule) {
        return segments().add("By rule", RuleReader.json(rule)).id();
    }

    void rewrite(UUID segment, String rule) {
        segments().change(segment, 0, null, RuleReader.json(rule));
    }

    private SegmentDesk segments() {
        RuleCheck rules = new RuleCheck(new ContactAttributes(sql), sql);
        return new SegmentDesk(new Segments(sql), rules, new IdSource(), Clock.systemUTC());
    }

    /** With somebody on it who can be reached on every channel. */
    UUID list() {
        UUID id = row("contact_list (id, name, created_at)", "'All'");
        UUID everybody = row(
                "contact (id, email, address_key, phone, telegram_chat_id, viber_id, created_at)",
                "'" + id + "@x.test', '" + id + "@x.test', '+39333" + Math.abs(id.hashCode()) % 1_000_000 + "', '"
                        + Math.abs(id.hashCode()) + "', 'v" + Math.abs(id.hashCode()) + "'");
        sql.update("insert into contact_list_member (list_id, contact_id) values (?, ?)", id, everybody);
        UUID key = row("webpush_key (id, public_key, private_key, created_by, created_at)", "'" + id + "', 's', 't'");
        sql.update(
                "insert into push_subscription (id, endpoint_hash, endpoint, p256dh, auth, key_id, contact_id, created_at, seen_at)"
                        + " values (?, ?, 'https://push.example.net/', 'p', 'a', ?, ?, ?, ?)",
                UUID.randomUUID(),
                id.toString(),
                key,
                everybody,
                Instant.EPOCH,
                Instant.EPOCH);
        return id;
    }

    UUID segment() {
        return row("segment (id, name, rule, created_at)", "'All', '{\"attribute\":\"email\",\"op\":\"exists\"}'");
    }

    private void account(String name) {
        row(
                "account (id, username, username_key, password_hash, role, created_at)",
                "'" + name + "', '" + name + "', 'x', 'MARKETER'");
    }

    /** The last column is the time of its making. */
    private UUID row(String into, String values) {
        UUID id = UUID.randomUUID();
        sql.update("insert into " + into + " values (?, " + values + ", ?)", id, Instant.EPOCH);
        return id;
    }

    /** @param change such as {@code status = 'PAUSED'} */
    void change(String table, UUID id, String change) {
        sql.update("update " + table + " set " + change + " where id = ?", id);
    }

    void delete(String table, UUID id) {
        change(table, id, "deleted_at = created_at");
    }

    /** Scheduled by ann, waiting. */
    Campaign campaign() {
        Campaign campaign = aCampaign()
                .on(channel)
                .with(template, sender, null)
                .by(bot)
                .to(new Audience(list, include, exclude, oneTimeRule))
                .at("2026-12-24T09:00:00", "Europe/Rome")
                .draft();
        campaign.await(CampaignAction.FINISH, ANN, NOON);
        return campaign;
    }

    List<String> reasons() {
        Campaign campaign = campaign();
        return jpa.inTransaction(() -> preflight().check(campaign)).stream()
                .map(FailureReason::code)
                .toList();
    }

    List<FailureReason> fullReasons() {
        Campaign campaign = campaign();
        return jpa.inTransaction(() -> preflight().check(campaign));
    }

    private Settings settings() {
        return new Settings(sql, Clock.systemUTC(), null) {
            @Override
            public SettingValues current() {
                return SettingValues.DEFAULTS.withSandbox(false).withPrices(prices);
            }
        };
    }

    CampaignCatalog catalog() {
        AudienceCheck audience = new AudienceCheck(new ContactLists(sql), new Segments(sql));
        CampaignAttention attention = new CampaignAttention(
                sql,
                new VerifiedDomains("trusted.test"),
                settings(),
                funds(new Templates(jpa.manager()), audience),
                permission());
        return new CampaignCatalog(
                new CampaignLines(sql, Clock.systemUTC()), attention, null, settings(), Clock.systemUTC());
    }

    private LaunchPermission permission() {
        return new LaunchPermission(new StandingRights(new Accounts(sql), new ApiKeys(sql), Clock.systemUTC()));
    }

    private FundsCheck funds(Templates templates, AudienceCheck audience) {
        UnsubscribeLinks links =
                new UnsubscribeLinks(new DeliveryFixture.ReadableSecrets(), "https://out.example.net/");
        return new FundsCheck(
                new Tariff(settings(), new TemplateEngine(), links),
                new Balances(database, sql, Clock.systemUTC()),
                templates,
                audience,
                new Segments(sql));
    }

    private Preflight preflight() {
        Settings settings = settings();
        ChannelSenders channels = new ChannelSenders() {
            @Override
            public boolean configured(ChannelId any) {
                return configured;
            }
        };
        ContactLists lists = new ContactLists(sql) {
            @Override
            public Optional<ContactList> byId(UUID id) {
                return Optional.ofNullable(jpa.manager().find(ContactList.class, id));
            }
        };
        Templates templates = new Templates(jpa.manager());
        AudienceCheck audience = new AudienceCheck(lists, new Segments(sql));
        return new Preflight(
                new TemplateCheck(templates, new TemplateEngine()),
                new SenderCheck(
                        new Senders(jpa.manager()),
                        new VerifiedDomains("trusted.test"),
                        new TelegramBots(jpa.manager()),
                        settings),
                audience,
                new ChannelCheck(channels, settings),
                permission(),
                funds(templates, audience));
    }

    @Override
    public void close() {
        try {
            jpa.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        database.close();
    }
}
