package io.outbound.delivery;

import io.outbound.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The campaigns that are paused, for all nodes. Each change is a transaction, with what others make of it. */
@ApplicationScoped
public class StormLog {

    /** Why a run or campaign is held. */
    public static final String ERROR_STORM = "ERROR_STORM";

    private static final String RUN = "campaign_id = ? and kind = 'BROADCAST' and state = 'RUNNING'";

    private Sql sql;
    private StormSettings settings;
    private Event<StormBegan> began;
    private Event<StormEnded> ended;
    private Clock clock;

    protected StormLog() {}

    @Inject
    public StormLog(Sql sql, StormSettings settings, Event<StormBegan> began, Event<StormEnded> ended, Clock clock) {
        this.sql = sql;
        this.settings = settings;
        this.began = began;
        this.ended = ended;
        this.clock = clock;
    }

    /** When a few messages are tried; empty: it is not paused. */
    Optional<Instant> probeAt(UUID campaignId) {
        return campaignId == null
                ? Optional.empty()
                : sql.first(
                        "select probe_at from error_storm where campaign_id = ?",
                        row -> Sql.instant(row, "probe_at"),
                        campaignId);
    }

    /**
     * Pauses it, or longer than before when the messages that were tried failed, too. While it is paused nothing changes:
     * what was under way then, here or on another node, fails as well and says nothing new.
     *
     * @param failed of {@code tried}, most lately with {@code code}
     */
    @Transactional
    public void begin(UUID campaignId, int failed, int tried, String code) {
        Instant now = clock.instant();
        if (probeAt(campaignId).filter(now::isBefore).isPresent()) {
            return;
        }
        int times = sql.first("select times from error_storm where campaign_id = ?", row -> row.getInt(1), campaignId)
                        .orElse(0)
                + 1;
        Instant probeAt = now.plus(settings.pause(times));
        sql.update(
                "update execution set held_by = ?, held_until = ?, held_since = coalesce(held_since, ?) where " + RUN,
                ERROR_STORM,
                probeAt,
                now,
                campaignId);
        int known = sql.update(
                "update error_storm set times = ?, failed = ?, tried = ?, code = ?, probe_at = ? where campaign_id = ?",
                times,
                failed,
                tried,
                code,
                probeAt,
                campaignId);
        if (known == 0) {
            sql.update(
                    "insert into error_storm (campaign_id, times, failed, tried, code, began_at, probe_at)"
                            + " values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing",
                    campaignId,
                    times,
                    failed,
                    tried,
                    code,
                    now,
                    probeAt);
        }
        began.fire(new StormBegan(campaignId, failed, tried, code, times, probeAt));
    }

    /** It goes on: messages are taken again, or a person says so. @return whether it was paused */
    @Transactional
    public boolean end(UUID campaignId) {
        sql.update(
                "update execution set held_by = null, held_until = null,"
                        + " lease_until = case when node is null then null else lease_until end where " + RUN
                        + " and held_by = ?",
                campaignId,
                ERROR_STORM);
        boolean was = sql.update("delete from error_storm where campaign_id = ?", campaignId) > 0;
        if (was) {
            letGo(campaignId);
            ended.fire(new StormEnded(campaignId));
        }
        return was;
    }

    /**
     * It is started again, so it begins anew. Tells nobody. In the caller's transaction, which may hold the campaign: a
     * pause that another node begins at this moment is not waited for, and stays.
     */
    public void forget(UUID campaignId) {
        boolean paused = sql.first(
                        "select campaign_id from error_storm where campaign_id = ? for update skip locked",
                        row -> Sql.uuid(row, "campaign_id"),
                        campaignId)
                .isPresent();
        if (paused) {
            sql.update("delete from error_storm where campaign_id = ?", campaignId);
            letGo(campaignId);
        }
    }

    private void letGo(UUID campaignId) {
        new HeldTriggers(sql)
                .letGo("error-storm", "select id from execution where campaign_id = ?", campaignId, clock.instant());
    }
}
