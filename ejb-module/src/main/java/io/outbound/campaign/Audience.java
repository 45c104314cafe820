package io.outbound.campaign;

import java.io.Serializable;
import java.util.List;
import java.util.UUID;

/**
 * Whom a broadcast goes to (seed 2.42, 2.45–2.47): those on the contact list who are in at least one of the included
 * segments or in the one-time segment, and in none of the excluded. What is not chosen does not narrow: without a list
 * all contacts, without included segments all on the list.
 *
 * @param contactListId null: none chosen
 * @param oneTimeRule a segment of this campaign only, as JSON; null: none
 */
public record Audience(UUID contactListId, List<UUID> includeSegments, List<UUID> excludeSegments, String oneTimeRule)
        implements Serializable {

    public static final Audience NONE = ofList(null);

    public Audience {
        includeSegments = includeSegments == null ? List.of() : List.copyOf(includeSegments);
        excludeSegments = excludeSegments == null ? List.of() : List.copyOf(excludeSegments);
    }

    public static Audience ofList(UUID contactListId) {
        return new Audience(contactListId, List.of(), List.of(), null);
    }

    public Audience withList(UUID listId) {
        return new Audience(listId, includeSegments, excludeSegments, oneTimeRule);
    }

    /** Whether nothing says whom to send to; to exclude somebody is not enough. */
    boolean isMissing() {
        return contactListId == null && includeSegments.isEmpty() && oneTimeRule == null;
    }

    /** The field by which a segment, or else a list that the one-time segment names, came into it. */
    String fieldOf(UUID id) {
        if (includeSegments.contains(id)) {
            return "includeSegments";
        }
        return excludeSegments.contains(id) ? "excludeSegments" : "oneTimeSegment";
    }

    /** Whether a segment is both included and excluded. */
    boolean contradictsItself() {
        return includeSegments.stream().anyMatch(excludeSegments::contains);
    }
}
