package io.outbound.rest.audience;

import io.outbound.audience.ContactBulk;
import io.outbound.audience.ContactBulk.Result;
import io.outbound.kernel.DomainException;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * One change of many contacts.
 *
 * @param tags for TAG and UNTAG
 * @param listId for ADD_TO_LIST and REMOVE_FROM_LIST
 */
record BulkRequest(Action action, List<UUID> ids, List<String> tags, UUID listId) {

    /** What is done with each. */
    enum Action {
        TAG,
        UNTAG,
        ADD_TO_LIST,
        REMOVE_FROM_LIST,
        DELETE
    }

    record BulkAnswer(int total, long done, List<BulkItem> results) {

        static BulkAnswer of(Map<UUID, Result> results) {
            return new BulkAnswer(
                    results.size(),
                    results.values().stream()
                            .filter(result -> result == Result.DONE)
                            .count(),
                    results.entrySet().stream()
                            .map(one -> new BulkItem(one.getKey(), one.getValue()))
                            .toList());
        }
    }

    record BulkItem(UUID id, Result result) {}

    BulkAnswer carriedOutBy(ContactBulk many) {
        if (action == null) {
            throw DomainException.invalid("missing-required-field", "/action", "Say what to do with the contacts.");
        }
        return BulkAnswer.of(
                switch (action) {
                    case TAG -> many.tag(ids, tags);
                    case UNTAG -> many.untag(ids, tags);
                    case ADD_TO_LIST -> many.include(ids, list());
                    case REMOVE_FROM_LIST -> many.exclude(ids, list());
                    case DELETE -> many.delete(ids);
                });
    }

    private UUID list() {
        if (listId == null) {
            throw DomainException.invalid("missing-required-field", "/listId", "Name the contact list.");
        }
        return listId;
    }
}
