package io.outbound.campaign;

import io.outbound.delivery.DeliveryState;
import io.outbound.delivery.Fired;
import io.outbound.execution.ExecutionFinished;
import io.outbound.execution.ExecutionKind;
import io.outbound.execution.ExecutionRef;
import io.outbound.execution.ExecutionRequests;
import io.outbound.execution.Snapshot;
import io.outbound.kernel.ChannelId;
import io.outbound.security.Actor;
import io.outbound.security.CurrentActor;
import io.outbound.settings.RecurringOnFailure;
import io.outbound.settings.SettingValues;
import io.outbound.settings.Settings;
import io.outbound.store.DatabaseTime;
import io.outbound.store.Dialect;
import io.outbound.store.IdListColumn;
import io.outbound.store.InstantColumn;
import io.outbound.store.JpaOnTestDatabase;
import io.outbound.store.LocalTimeColumn;
import io.outbound.store.OptionalIdColumn;
import io.outbound.store.Sql;
import io.outbound.store.TestDatabase;
import io.outbound.store.TextListColumn;
import io.outbound.template.FrozenContents;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Campaigns with schedules on a real database, and everything that moves them; the database's time is what a test says. */
final class ScheduleDesk implements AutoCloseable {

    private final TestDatabase database;
    private final JpaOnTestDatabase jpa;
    final Sql sql;
    private final FrozenContents contents;
    final Surroundings surroundings = new Surroundings();
    final Campaigns campaigns;
    final ScheduleBook book;
    final MissedOccurrences missed;
    final CampaignLifecycle lifecycle;
    final OccurrenceLog log;
    final CampaignOutcomes outcomes;
    final List<OccurrenceFailed> failures = new CopyOnWriteArrayList<>();
    final List<OccurrencesMissed> alerts = new CopyOnWriteArrayList<>();
    final List<CampaignStatusChanged> changes = new CopyOnWriteArrayList<>();
    volatile Instant now;
    boolean allowHalt = true;
    RecurringOnFailure onFailure = RecurringOnFailure.FAIL;

    ScheduleDesk(Dialect dialect, String nowText) {
        now = Instant.parse(nowText);
        database = TestDatabase.of(dialect);
        sql = database.sql();
        contents = new FrozenContents(sql);
        jpa = new JpaOnTestDatabase(
                database,
                Campaign.class,
                Firing.class,
                SettingsColumns.class,
                FailureReasonsColumn.class,
                QuietHoursColumn.class,
                InstantColumn.class,
                LocalTimeColumn.class,
                IdListColumn.class,
                OptionalIdColumn.class,
                TextListColumn.class);
        surroundings.store(sql);
        campaigns = new Campaigns(jpa.manager(), new Fired<>(changes::add));
        log = new OccurrenceLog(sql);
        CurrentActor ann = new CurrentActor();
        ann.become(new Actor("ann", Optional.empty(), Set.of("campaigns:launch", "campaigns:write")));
        DatabaseTime time = new DatabaseTime(sql) {
            @Override
            public Instant now() {
                return now;
            }
        };
        Settings settings = new Settings(sql, Clock.systemUTC(), null) {
            @Override
            public SettingValues current() {
                return SettingValues.DEFAULTS.withRecurringOnFailure(onFailure).with("allowHalt", allowHalt);
            }
        };
        ActionsOnOffer offer = new ActionsOnOffer(settings, new DeskClock());
        Preflight preflight = surroundings.preflight();
        CampaignSnapshots snapshots = surroundings.snapshots();
        ExecutionRequests executions = new Requests();
        SkippedOccurrences skipped = new SkippedOccurrences(log, settings, new Fired<>(failures::add));
        outcomes = new CampaignOutcomes(campaigns, skipped, null, null, null, new DeskClock());
        OccurrenceFiring firing = new OccurrenceFiring(campaigns, preflight, snapshots, executions, log, skipped);
        book = new ScheduleBook(
                campaigns, new DueCampaigns(sql), firing, log, settings, time, new Fired<>(alerts::add));
        missed = new MissedOccurrences(campaigns, firing, log, offer, ann, time);
        lifecycle =
                new CampaignLifecycle(campaigns, preflight, snapshots, executions, null, offer, ann, new DeskClock());
    }

    /** Rows of runs, as the real thing writes them. */
    private final class Requests extends ExecutionRequests {
        @Override
        public ExecutionRef requestBroadcast(UUID campaignId, String occurrence, Snapshot snapshot, Actor by) {
            UUID id = UUID.randomUUID();
            contents.keep(new FrozenContents.Key(snapshot.templateId(), 0), snapshot.content());
            sql.update(
                    "insert into execution (id, public_id, campaign_id, kind, occurrence, state, channel, template_id,"
                            + " template_version, in_doubt, ttl_seconds, requested_by, created_at)"
                            + " values (?, ?, ?, 'BROADCAST', ?, 'REQUESTED', 'EMAIL', ?, 0, 'HOLD', ?, ?, ?)",
                    id,
                    "CMA-" + id,
                    campaignId,
                    occurrence,
                    snapshot.templateId(),
                    snapshot.ttl().toSeconds(),
                    by.name(),
                    now);
            return new ExecutionRef(id, "CMA-" + id);
        }
    }

    private final class DeskClock extends Clock {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }

    <T> T inTransaction(Supplier<T> work) {
        return jpa.inTransaction(work);
    }

    UUID draft(CampaignFixture fixture) {
        return draft(fixture, "spring-" + UUID.randomUUID().toString().replace("-", "x"));
    }

    private UUID draft(CampaignFixture fixture, String slug) {
        return inTransaction(() -> {
            CampaignSettings settings = fixture.with(surroundings.template, surroundings.sender, surroundings.list)
                    .settings(slug);
            Campaign campaign = new Campaign(
                    UUID.randomUUID(),
                    CampaignType.BROADCAST,
                    null,
                    ChannelId.EMAIL,
                    settings,
                    CampaignFixture.ANN,
                    now);
            campaigns.add(campaign);
            return campaign.id();
        });
    }

    /** Drafted and finished. */
    UUID waiting(CampaignFixture fixture) {
        UUID id = draft(fixture);
        inTransaction(() -> lifecycle.finish(id, Optional.empty()));
        return id;
    }

    /** The same campaign many times, as rows. */
    void waitingCopies(UUID id, int copies) {
        String sameColumns =
                "name, name_key, type, channel, status, launch_type, send_time, time_zone, template_id, sender_id,"
                        + " contact_list_id, in_doubt, misfire_policy, next_fire_at, created_at, created_by, modified_at, modified_by";
        String insert = "insert into campaign (id, slug, " + sameColumns + ") select ?, ?, " + sameColumns
                + " from campaign where id = ?";
        sql.batch(
                insert,
                IntStream.range(0, copies)
                        .mapToObj(i -> new Object[] {UUID.randomUUID(), "copy-" + i, id})
                        .toList());
    }

    boolean anyDue() {
        return sql.count("select count(*) from campaign where next_fire_at <= ?", now) > 0;
    }

    /** As the timer of one node does it. */
    int tick() {
        List<UUID> due = new ArrayList<>(inTransaction(() -> book.due(DueCampaigns.Place.START, 200)).stream()
                .map(DueCampaigns.Place::id)
                .toList());
        Collections.shuffle(due);
        return (int)
                due.stream().filter(id -> inTransaction(() -> book.release(id))).count();
    }

    void tickAt(String instant) {
        now = Instant.parse(instant);
        tick();
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    private Campaign campaign(UUID id) {
        return inTransaction(() -> campaigns.byId(id).orElseThrow());
    }

    CampaignStatus status(UUID id) {
        return campaign(id).status();
    }

    Instant armed(UUID id) {
        return campaign(id).firing().nextAt();
    }

    boolean overdue(UUID id) {
        return campaign(id).isOverdue();
    }

    String holdReason(UUID id) {
        return campaign(id).holdReason();
    }

    long version(UUID id) {
        return campaign(id).version();
    }

    /** The time to live of each run, which tells what settings it was started with. */
    List<String> sentSeconds(UUID id) {
        return sql.list("select ttl_seconds from execution where campaign_id = ?", row -> row.getString(1), id);
    }

    Set<CampaignAction> actions(UUID id) {
        return campaign(id).availableActions();
    }

    /** As lists and Info say it. */
    Set<CampaignAction> offered(UUID id) {
        return inTransaction(() -> new CampaignLines(sql, new DeskClock()).details(id))
                .orElseThrow()
                .at(now, allowHalt)
                .line()
                .availableActions();
    }

    List<FailureReason> reasons(UUID id) {
        return campaign(id).failureReasons();
    }

    Campaign edit(UUID id, CampaignFixture fixture) {
        return inTransaction(() -> editHere(id, fixture));
    }

    /** In the caller's transaction. */
    Campaign editHere(UUID id, CampaignFixture fixture) {
        Campaign campaign = campaigns.lock(id).orElseThrow();
        CampaignSettings settings = fixture.with(surroundings.template, surroundings.sender, surroundings.list)
                .settings(campaign.slug());
        campaign.edit(settings, CampaignFixture.ANN, now);
        return campaign;
    }

    /** The run has ended and everybody got the message. */
    void settle(UUID id) {
        settle(id, Map.of(DeliveryState.SENT, 3L));
    }

    /** The run has ended like this. */
    void settle(UUID id, Map<DeliveryState, Long> counts) {
        inTransaction(() -> {
            outcomes.settle(new ExecutionFinished(UUID.randomUUID(), id, ExecutionKind.BROADCAST, counts, Map.of()));
            return null;
        });
    }

    /** Why occurrences were not sent, the newest first. */
    List<String> reasonsInHistory(UUID id) {
        return inTransaction(() -> log.latest(id, 50)).stream()
                .flatMap(past -> past.reasons().stream().map(reason -> past.at() + " " + reason.code()))
                .toList();
    }

    long runs(UUID id) {
        return sql.count("select count(*) from execution where campaign_id = ?", id);
    }

    List<String> history(UUID id) {
        return inTransaction(() -> log.latest(id, 50)).stream()
                .map(past ->
                        past.outcome() + " " + past.at() + " " + past.count() + " late=" + past.lateSeconds() + "s")
                .sorted()
                .toList();
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
