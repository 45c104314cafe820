package io.outbound.execution;

import io.outbound.counter.Counter;
import io.outbound.counter.Increments;
import io.outbound.counter.Shard;
import io.outbound.store.Sql;
import io.outbound.template.FrozenContents;
import io.outbound.template.TemplateContent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/** Writes what runs begin with: their row, and for triggered ones their deliveries. */
@ApplicationScoped
public class NewExecutions {

    private static final String INSERT =
            "insert into execution (id, public_id, campaign_id, kind, occurrence, state, expanded, targeted, channel, template_id,"
                    + " template_version, sender_name, sender_address, audience, in_doubt, ttl_seconds,"
                    + " throttle_per_second, sandbox, request_id, requested_by, created_at, started_at, test)"
                    + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private static final String RECIPIENT =
            "insert into delivery (execution_id, channel, recipient_key, address, contact_id, unitary, bulk, variables, state, accepted_at)"
                    + " values (?, ?, ?, ?, ?, true, ?, ?, 'PENDING', ?)";

    private final int shard = Shard.take();
    private Sql sql;
    private FrozenContents contents;
    private Clock clock;

    protected NewExecutions() {}

    @Inject
    public NewExecutions(Sql sql, FrozenContents contents, Clock clock) {
        this.sql = sql;
        this.contents = contents;
        this.clock = clock;
    }

    /** Begins as REQUESTED and unexpanded. */
    void insertBroadcast(
            ExecutionRef ref, UUID campaignId, String occurrence, Snapshot snapshot, boolean sandbox, String by) {
        contents.keep(snapshot.contentKey(), snapshot.content());
        sql.update(INSERT, row(ref, campaignId, occurrence, snapshot, sandbox, null, by));
    }

    /** Begin as RUNNING with all their recipients, which {@link #insertRecipients} writes. */
    void insertUnitary(List<UnitaryRun> runs, boolean sandbox) {
        SortedMap<FrozenContents.Key, TemplateContent> sent = new TreeMap<>();
        runs.forEach(run -> sent.put(run.snapshot().contentKey(), run.snapshot().content()));
        sent.forEach(contents::keep);
        sql.batch(
                INSERT,
                runs.stream()
                        .map(run -> row(
                                run.ref(),
                                run.campaignId(),
                                run.ref().publicId(),
                                run.snapshot(),
                                sandbox,
                                run,
                                run.by().name()))
                        .toList());
    }

    void insertRecipients(List<UnitaryRun> runs) {
        Instant now = clock.instant();
        sql.batch(
                RECIPIENT,
                runs.stream()
                        .flatMap(run -> run.recipients().stream().map(r -> new Object[] {
                            run.ref().id(),
                            run.snapshot().channel(),
                            r.key(),
                            r.address(),
                            r.contactId(),
                            run.ref().isHighThroughput(),
                            r.variablesJson(),
                            now
                        }))
                        .toList());
        Increments counted = Increments.of(shard);
        runs.stream()
                .filter(run -> !run.test())
                .forEach(run -> counted.campaign(
                        run.campaignId(), Counter.PENDING, run.recipients().size()));
        counted.write(sql);
    }

    /** Runs that have no delivery yet. */
    void delete(List<UUID> ids) {
        sql.update("delete from execution where id = any(?)", (Object) ids.toArray(new UUID[0]));
    }

    private Object[] row(
            ExecutionRef ref,
            UUID campaignId,
            String occurrence,
            Snapshot s,
            boolean sandbox,
            UnitaryRun unitary,
            String by) {
        boolean broadcast = unitary == null;
        Instant now = clock.instant();
        return new Object[] {
            ref.id(),
            ref.publicId(),
            campaignId,
            broadcast ? ExecutionKind.BROADCAST : ExecutionKind.UNITARY,
            occurrence,
            broadcast ? ExecutionState.REQUESTED : ExecutionState.RUNNING,
            !broadcast,
            broadcast ? 0 : unitary.recipients().size(),
            s.channel(),
            s.templateId(),
            s.templateVersion(),
            s.senderName(),
            s.senderAddress(),
            s.audience(),
            s.inDoubt(),
            s.ttl().toSeconds(),
            s.throttlePerSecond(),
            sandbox,
            broadcast ? null : unitary.requestId(),
            by,
            now,
            broadcast ? null : now,
            !broadcast && unitary.test()
        };
    }
}
