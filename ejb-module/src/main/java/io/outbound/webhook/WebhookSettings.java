package io.outbound.webhook;

import io.outbound.kernel.DomainException;
import io.outbound.outbox.EventType;
import java.util.List;

/**
 * What is said of a webhook.
 *
 * @param eventTypes names of events, {@code message.*} or {@code *}
 * @param enabled null for true when it is made, else for what it was
 */
public record WebhookSettings(String url, String description, List<String> eventTypes, Boolean enabled) {

    private static final int LONGEST_DESCRIPTION = 300;

    public WebhookSettings {
        if (description != null && description.length() > LONGEST_DESCRIPTION) {
            throw DomainException.invalid(
                    "too-long", "/description", "At most " + LONGEST_DESCRIPTION + " characters.");
        }
    }

    boolean namesEvents() {
        return eventTypes != null && !eventTypes.isEmpty();
    }

    /** @throws DomainException INVALID when there are none, or one means no event */
    List<String> checkedEventTypes() {
        if (!namesEvents()) {
            throw DomainException.invalid("required", "/eventTypes", "At least one type of event is needed.");
        }
        for (int i = 0; i < eventTypes.size(); i++) {
            String pattern = eventTypes.get(i);
            if (pattern == null || EventType.matching(pattern).isEmpty()) {
                throw DomainException.invalid("event-type-unknown", "/eventTypes/" + i, "There is no such event.");
            }
        }
        return eventTypes.stream().distinct().toList();
    }
}
