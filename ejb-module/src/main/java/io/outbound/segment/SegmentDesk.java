package io.outbound.segment;

import io.outbound.kernel.DomainException;
import io.outbound.kernel.Versions;
import io.outbound.security.Scope;
import io.outbound.store.IdSource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Making, changing, counting and removing segments. */
@Stateless
@RolesAllowed({Scope.DATA_WRITE, Scope.CAMPAIGNS_READ})
public class SegmentDesk {

    private static final int LONGEST_RULE = 20_000;

    private Segments segments;
    private RuleCheck rules;
    private IdSource ids;
    private Clock clock;

    protected SegmentDesk() {}

    @Inject
    public SegmentDesk(Segments segments, RuleCheck rules, IdSource ids, Clock clock) {
        this.segments = segments;
        this.rules = rules;
        this.ids = ids;
        this.clock = clock;
    }

    /** @throws DomainException INVALID {@code invalid-rule} with everything that is wrong with the rule */
    @RolesAllowed(Scope.DATA_WRITE)
    public Segment add(String name, JsonObject rule) {
        UUID id = ids.next();
        segments.add(id, Segment.checkedName(name), checked(rule), clock.instant());
        return byId(id);
    }

    /**
     * A run that has begun keeps the rule that it began with. A rule that stays is not checked again: what it names may be
     * gone.
     *
     * @param version the one that was seen
     * @throws DomainException STALE when it has moved on since
     */
    @RolesAllowed(Scope.DATA_WRITE)
    public Segment change(UUID id, long version, String name, JsonObject rule) {
        Segment segment = byId(id);
        Versions.require(version, segment.version());
        String newName = name == null ? segment.name() : Segment.checkedName(name);
        boolean same = rule == null || rule.toString().equals(segment.rule());
        String newRule = same ? segment.rule() : checked(rule);
        if (!segments.change(id, version, newName, newRule)) {
            Versions.require(version, byId(id).version());
        }
        return byId(id);
    }

    /** Soft: campaigns that use it will say so; runs go on. */
    @RolesAllowed(Scope.DATA_WRITE)
    public void delete(UUID id) {
        byId(id);
        segments.delete(id, clock.instant());
    }

    /** @throws DomainException NOT_FOUND, also for a deleted one */
    public Segment byId(UUID id) {
        return segments.byId(id)
                .filter(segment -> !segment.isDeleted())
                .orElseThrow(() -> DomainException.notFound("segment", id));
    }

    /** Newest first; their sizes are those of the last count. */
    public List<Segment> page(Optional<UUID> after, int limit) {
        return segments.page(after, limit);
    }

    /** With its size as it is now. */
    public Segment counted(UUID id) {
        Segment segment = byId(id);
        segments.counted(id, segments.count(RuleReader.read(segment.rule())), clock.instant());
        return byId(id);
    }

    /** How many contacts a rule holds that is not saved yet. */
    public long count(JsonObject rule) {
        return segments.count(required(rule));
    }

    private String checked(JsonObject rule) {
        required(rule);
        String text = rule.toString();
        if (text.length() > LONGEST_RULE) {
            throw DomainException.invalid("too-long", "/rule", "At most " + LONGEST_RULE + " characters.");
        }
        return text;
    }

    private Rule required(JsonObject rule) {
        if (rule == null) {
            throw DomainException.invalid("missing-required-field", "/rule", "A segment needs a rule.");
        }
        return rules.read(rule, "/rule");
    }
}
