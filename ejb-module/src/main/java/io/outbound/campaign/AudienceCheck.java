package io.outbound.campaign;

import io.outbound.audience.ContactList;
import io.outbound.audience.ContactLists;
import io.outbound.kernel.ChannelId;
import io.outbound.segment.AudienceRule;
import io.outbound.segment.RuleLists;
import io.outbound.segment.Segment;
import io.outbound.segment.Segments;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Whether there is anybody to send to, and the audience as one rule. */
@ApplicationScoped
public class AudienceCheck {

    private ContactLists lists;
    private Segments segments;

    protected AudienceCheck() {}

    @Inject
    public AudienceCheck(ContactLists lists, Segments segments) {
        this.lists = lists;
        this.segments = segments;
    }

    /** Everything that stands in the way; whether anybody is left who can be reached is asked only when nothing else does. */
    List<FailureReason> reasons(Audience audience, ChannelId channel) {
        List<FailureReason> found = new ArrayList<>();
        if (audience.isMissing()) {
            found.add(ReasonCode.AUDIENCE_MISSING.on(channel));
        }
        if (audience.contactListId() != null && isGone(audience.contactListId())) {
            found.add(ReasonCode.CONTACT_LIST_DELETED.on(channel));
        }
        if (segments(audience).anyMatch(id -> existing(id).isEmpty())) {
            found.add(ReasonCode.SEGMENT_DELETED.on(channel));
        }
        fieldsThatNameAGoneList(audience).forEach(field -> found.add(ReasonCode.namedListDeleted(channel, field)));
        if (audience.contradictsItself()) {
            found.add(ReasonCode.SEGMENT_CONFLICT.on(channel));
        }
        if (found.isEmpty() && !segments.anybody(rule(audience), channel)) {
            found.add(ReasonCode.SEGMENT_EMPTY.on(channel));
        }
        return found;
    }

    private static Stream<UUID> segments(Audience audience) {
        return Stream.concat(audience.includeSegments().stream(), audience.excludeSegments().stream());
    }

    private Set<String> fieldsThatNameAGoneList(Audience audience) {
        Set<String> fields = new LinkedHashSet<>();
        segments(audience)
                .filter(id -> existing(id)
                        .map(Segment::rule)
                        .filter(this::namesAGoneList)
                        .isPresent())
                .forEach(id -> fields.add(audience.fieldOf(id)));
        if (namesAGoneList(audience.oneTimeRule())) {
            fields.add("oneTimeSegment");
        }
        return fields;
    }

    private boolean namesAGoneList(String rule) {
        return RuleLists.in(rule).stream().anyMatch(this::isGone);
    }

    /** @param audience one without {@link #reasons}, or of a run that is under way */
    String rule(Audience audience) {
        List<String> include = Stream.concat(
                        audience.includeSegments().stream().map(this::rule), Stream.ofNullable(audience.oneTimeRule()))
                .toList();
        List<String> exclude =
                audience.excludeSegments().stream().map(this::rule).toList();
        return AudienceRule.of(audience.contactListId(), include, exclude);
    }

    private String rule(UUID segmentId) {
        return segments.byId(segmentId).orElseThrow().rule();
    }

    private Optional<Segment> existing(UUID segmentId) {
        return segments.byId(segmentId).filter(segment -> !segment.isDeleted());
    }

    private boolean isGone(UUID listId) {
        return lists.byId(listId).map(ContactList::isDeleted).orElse(true);
    }
}
