package io.outbound.audience;

import io.outbound.kernel.DomainException;
import io.outbound.security.Scope;
import io.outbound.segment.AudienceRule;
import io.outbound.segment.RuleCheck;
import io.outbound.segment.Segment;
import io.outbound.segment.Segments;
import io.outbound.store.IdSource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Files of contacts: a job writes them, which can be stopped and resumed; then they can be fetched for a week. */
@Stateless
@RolesAllowed(Scope.DATA_WRITE)
public class ExportDesk {

    private ContactListDesk lists;
    private Segments segments;
    private ContactExports exports;
    private RuleCheck rules;
    private FileJobs jobs;
    private IdSource ids;

    protected ExportDesk() {}

    @Inject
    public ExportDesk(
            ContactListDesk lists,
            Segments segments,
            ContactExports exports,
            RuleCheck rules,
            FileJobs jobs,
            IdSource ids) {
        this.lists = lists;
        this.segments = segments;
        this.exports = exports;
        this.rules = rules;
        this.jobs = jobs;
        this.ids = ids;
    }

    /**
     * @param listId those on this list; null: all
     * @param segmentId those in this segment; null: all
     * @param rule those it holds; null: all
     * @throws DomainException NOT_FOUND, or INVALID {@code invalid-rule}
     */
    public ContactExport start(UUID listId, UUID segmentId, JsonObject rule) {
        if (listId != null) {
            lists.byId(listId);
        }
        if (rule != null) {
            rules.read(rule, "/rule");
        }
        List<String> among = segmentId == null
                ? rule == null ? List.of() : List.of(rule.toString())
                : rule == null ? List.of(segment(segmentId)) : both(segment(segmentId), rule.toString());
        UUID id = ids.next();
        exports.begin(id, listId, AudienceRule.of(listId, among, List.of()));
        return byId(id);
    }

    private static List<String> both(String one, String other) {
        return List.of("{\"all\":[" + one + "," + other + "]}");
    }

    private String segment(UUID id) {
        return segments.byId(id)
                .filter(segment -> !segment.isDeleted())
                .map(Segment::rule)
                .orElseThrow(() -> DomainException.notFound("segment", id));
    }

    /** @throws DomainException NOT_FOUND */
    public ContactExport byId(UUID id) {
        return exports.byId(id).orElseThrow(() -> DomainException.notFound("export", id));
    }

    /** Newest first. */
    public List<ContactExport> page(Optional<UUID> after, int limit) {
        return exports.page(after, limit);
    }

    /** @throws DomainException CONFLICT {@code not-running} */
    public ContactExport stop(UUID id) {
        byId(id);
        if (!jobs.stop(id)) {
            throw new DomainException(DomainException.Kind.CONFLICT, "not-running", "It is over, or stopped already.");
        }
        return byId(id);
    }

    /**
     * Goes on where it was.
     *
     * @throws DomainException CONFLICT {@code not-stopped}
     */
    public ContactExport resume(UUID id) {
        byId(id);
        if (!jobs.resume(id)) {
            throw new DomainException(
                    DomainException.Kind.CONFLICT,
                    "not-stopped",
                    "Only what was stopped, or has failed, can be resumed.");
        }
        return byId(id);
    }

    /** With what it has written. */
    public void delete(UUID id) {
        byId(id);
        jobs.stop(id);
        jobs.forget(id);
    }

    /**
     * A part of the file; from 1, empty behind the last.
     *
     * @throws DomainException CONFLICT {@code not-done}
     */
    public Optional<String> part(UUID id, int number) {
        if (byId(id).state() != FileJob.State.DONE) {
            throw new DomainException(DomainException.Kind.CONFLICT, "not-done", "The file is not complete yet.");
        }
        return exports.part(id, number);
    }
}
