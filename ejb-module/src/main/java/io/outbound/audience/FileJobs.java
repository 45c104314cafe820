package io.outbound.audience;

import io.outbound.audience.FileJob.Kind;
import io.outbound.audience.FileJob.State;
import io.outbound.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Who works on which import or export: requested ones, and those whose node is gone, are free for any node. */
@ApplicationScoped
public class FileJobs {

    private static final int LEASE_SECONDS = 60;
    private static final int MOST_FAILURES = 6;

    private Sql sql;
    private Clock clock;

    protected FileJobs() {}

    @Inject
    public FileJobs(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** One that nobody works on, locked until the transaction ends. */
    record Free(UUID id, Kind kind, long fence) {}

    /** @param held those that this node works on */
    List<Free> lockFree(String node, Collection<UUID> held) {
        return sql.list(
                "select id, kind, fence from contact_job where state in ('REQUESTED', 'RUNNING')"
                        + " and (lease_until is null or lease_until < now() or node = ?) and not id = any(?)"
                        + " order by created_at limit 1000 for update skip locked",
                row -> new Free(Sql.uuid(row, "id"), Kind.valueOf(row.getString("kind")), row.getLong("fence")),
                node,
                held.toArray(new UUID[0]));
    }

    void claim(FileClaim claim, String node) {
        sql.update(
                "update contact_job set state = 'RUNNING', node = ?, fence = ?, file_seen_at = now(),"
                        + " lease_until = now() + cast(? as integer) * interval '1' second where id = ?",
                node,
                claim.fence(),
                LEASE_SECONDS,
                claim.id());
    }

    /** @return whether the claim holds; then its lease is renewed and the row locked until the transaction ends */
    boolean lock(FileClaim claim) {
        return sql.update(
                        "update contact_job set failures = 0, file_seen_at = now(), lease_until = now() + cast(? as integer) * interval '1' second"
                                + " where id = ? and fence = ? and state = 'RUNNING'",
                        LEASE_SECONDS,
                        claim.id(),
                        claim.fence())
                > 0;
    }

    /** The work has ended without the job being over: taken up again soon, given up after several times in a row. */
    void failed(FileClaim claim, String reason) {
        sql.update(
                "update contact_job set node = null, failures = failures + 1,"
                        + " lease_until = now() + (failures + 1) * interval '1' second where id = ? and fence = ? and state = 'RUNNING'",
                claim.id(),
                claim.fence());
        sql.update(
                "update contact_job set state = 'FAILED', reason = ?, finished_at = ? where id = ? and fence = ?"
                        + " and state = 'RUNNING' and failures >= ?",
                reason,
                clock.instant(),
                claim.id(),
                claim.fence(),
                MOST_FAILURES);
    }

    /** How often in a row the work on it has failed. */
    long failures(UUID id) {
        return sql.count("select failures from contact_job where id = ?", id);
    }

    void finish(FileClaim claim) {
        sql.update(
                "update contact_job set state = ?, finished_at = ?, node = null, lease_until = null where id = ?",
                State.DONE,
                clock.instant(),
                claim.id());
    }

    /** @return false when it is over already; whoever works on it has lost it */
    boolean stop(UUID id) {
        return sql.update(
                        "update contact_job set state = ?, fence = fence + 1, node = null, lease_until = null"
                                + " where id = ? and state in ('REQUESTED', 'RUNNING')",
                        State.STOPPED,
                        id)
                > 0;
    }

    /** @return false when it is neither stopped nor failed */
    boolean resume(UUID id) {
        return sql.update(
                        "update contact_job set state = ?, failures = 0, reason = null, finished_at = null, node = null, lease_until = null,"
                                + " file_seen_at = now() where id = ? and state in ('STOPPED', 'FAILED')",
                        State.REQUESTED,
                        id)
                > 0;
    }

    /** Their files are there to be read: they are not lost. What somebody works on is left alone, and not waited for. */
    void seen(Collection<UUID> ids) {
        sql.update(
                "update contact_job set file_seen_at = now() where id = any(?) and state in ('REQUESTED', 'RUNNING')"
                        + " and (lease_until is null or lease_until < now())",
                (Object) ids.toArray(new UUID[0]));
    }

    /**
     * Imports that nobody works on and whose file nobody has seen for so long have failed.
     *
     * @return how many
     */
    int loseUnseen(Duration since, String reason) {
        return sql.update(
                "update contact_job set state = ?, reason = ?, finished_at = ?, fence = fence + 1, node = null, lease_until = null"
                        + " where kind = 'IMPORT' and state in ('REQUESTED', 'RUNNING') and (lease_until is null or lease_until < now())"
                        + " and file_seen_at < now() - cast(? as integer) * interval '1' second",
                State.FAILED,
                reason,
                clock.instant(),
                since.toSeconds());
    }

    /** Those of these that are not done: their files may still be asked for. */
    Set<UUID> unfinished(Collection<UUID> ids) {
        return new HashSet<>(sql.list(
                "select id from contact_job where id = any(?) and state <> 'DONE'", row -> Sql.uuid(row, "id"), (Object)
                        ids.toArray(new UUID[0])));
    }

    /** Those that ended, or were left alone, before then. */
    List<UUID> old(Instant before) {
        return sql.list(
                "select id from contact_job where created_at < ? and state not in ('REQUESTED', 'RUNNING') limit 1000",
                row -> Sql.uuid(row, "id"),
                before);
    }

    void forget(UUID id) {
        sql.update("delete from contact_job where id = ?", id);
    }
}
