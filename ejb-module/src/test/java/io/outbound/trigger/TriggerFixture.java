package io.outbound.trigger;

import io.outbound.audience.KnownContacts;
import io.outbound.campaign.Campaign;
import io.outbound.campaign.CampaignMode;
import io.outbound.campaign.CampaignSnapshots;
import io.outbound.campaign.FailureReason;
import io.outbound.campaign.LiveCampaigns;
import io.outbound.campaign.Preflight;
import io.outbound.delivery.InDoubt;
import io.outbound.execution.Acceptances;
import io.outbound.execution.Snapshot;
import io.outbound.kernel.ChannelId;
import io.outbound.kernel.DomainException.Kind;
import io.outbound.log.LogFixture;
import io.outbound.security.Actor;
import io.outbound.security.Scope;
import io.outbound.settings.SettingValues;
import io.outbound.settings.Settings;
import io.outbound.store.Dialect;
import io.outbound.store.IdSource;
import io.outbound.store.Sql;
import io.outbound.store.TestDatabase;
import io.outbound.template.TemplateContent;
import io.outbound.template.TemplateEngine;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The trigger path on a real database, its transactions and its log included; the campaign is the test's. */
final class TriggerFixture implements AutoCloseable {

    static final Actor SHOP = new Actor("key:shop", Optional.of(UUID.randomUUID()), Set.of(Scope.TRIGGER));

    final TestDatabase database;
    final Sql sql;
    ChannelId channel = ChannelId.EMAIL;
    SettingValues values = SettingValues.DEFAULTS;
    private final TriggerIntake intake;
    private final Campaign campaign;

    TriggerFixture(Dialect dialect, Campaign campaign, Clock clock) {
        this.database = TestDatabase.of(dialect);
        this.sql = database.sql();
        this.campaign = campaign;
        LiveCampaigns.store(sql, campaign);
        Settings settings = new Settings(sql, clock, null) {
            @Override
            public SettingValues current() {
                return values;
            }
        };
        CampaignGuards guards = guards();
        TriggerRequests requests = new TriggerRequests(sql);
        AcceptedCalls calls = new AcceptedCalls(requests, Acceptances.on(sql, clock, settings)) {
            @Override
            public Set<UUID> store(Collection<AcceptedCall> some, Duration longest) {
                return database.inTransaction(() -> super.store(some, longest));
            }
        };
        TriggerAcceptance acceptance = new TriggerAcceptance(
                new KnownCampaigns(guards, snapshots()),
                guards,
                new CallRecipients(new KnownContacts(sql), new PreparedTemplates(new TemplateEngine())),
                requests,
                new AcceptanceCommitter(calls),
                settings,
                new IdSource(),
                clock);
        intake = new TriggerIntake(acceptance, LogFixture.callEvents(database, settings), clock);
    }

    private CampaignGuards guards() {
        Preflight preflight = new Preflight(null, null, null, null, null, null) {
            @Override
            public List<FailureReason> check(Campaign any) {
                return List.of(
                        new FailureReason("TEMPLATE_MISSING", ChannelId.EMAIL, "No template.", "templateId", "/fix"),
                        new FailureReason("SENDER_MISSING", ChannelId.EMAIL, "No sender.", "senderId", "/fix"));
            }
        };
        return new CampaignGuards(null, preflight) {
            @Override
            Campaign find(String idOrSlug) {
                if (!idOrSlug.equals("orders")) {
                    throw new RefusedException(
                            Refusal.of(RefusalReason.NON_EXISTENT_SLUG, Kind.NOT_FOUND, "non-existent-slug", "None."));
                }
                return campaign;
            }
        };
    }

    private CampaignSnapshots snapshots() {
        return new CampaignSnapshots(null, null, null, null) {
            @Override
            public Snapshot of(Campaign any) {
                return new Snapshot(
                        channel,
                        any.settings().templateId(),
                        1,
                        new TemplateContent("Hi {{profile.firstName}}", "<b>{{context.order}}</b>", ""),
                        "Shop",
                        "shop@example.com",
                        null,
                        InDoubt.RESEND,
                        Duration.ofHours(72),
                        null);
            }
        };
    }

    TriggerResult call(String json) {
        return call(CampaignMode.STANDARD, Optional.empty(), SHOP, json);
    }

    TriggerResult call(CampaignMode mode, Optional<String> idempotencyKey, Actor by, String json) {
        return intake.take(new TriggerCall(
                mode, Optional.of(object(json)), Optional.empty(), idempotencyKey, "POST /test", "test", by));
    }

    TriggerResult unreadable(Refusal refusal) {
        return intake.take(new TriggerCall(
                CampaignMode.STANDARD,
                Optional.empty(),
                Optional.of(refusal),
                Optional.empty(),
                "POST /test",
                "test",
                SHOP));
    }

    static JsonObject object(String json) {
        try (var reader = Json.createReader(new StringReader(json.replace('\'', '"')))) {
            return reader.readObject();
        }
    }

    static String body(String requestId, String email) {
        return "{'requestId':'" + requestId
                + "','campaignId':'orders','recipients':[{'type':'external','userId':'u','namespace':'shop',"
                + "'channelData':{'emailAddress':'" + email + "'},'profile':{'firstName':'Jane'},"
                + "'context':{'order':'7'}}]}";
    }

    long executions() {
        return sql.count("select count(*) from execution");
    }

    long deliveries() {
        return sql.count("select count(*) from delivery");
    }

    List<String> loggedReasons() {
        return sql.list("select reason from api_failed_log order by id", row -> row.getString(1));
    }

    @Override
    public void close() {
        database.close();
    }
}
