package io.outbound.outbox;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What webhooks can subscribe to; the names are part of the API. */
public enum EventType {
    CAMPAIGN_STATUS_CHANGED,
    CAMPAIGN_FAILED,
    CAMPAIGN_OCCURRENCE_MISSED,
    /** Too many of its messages failed. */
    CAMPAIGN_PAUSED,
    CAMPAIGN_RESUMED,
    EXECUTION_FINISHED,
    MESSAGE_SENT,
    MESSAGE_FAILED,
    MESSAGE_UNKNOWN,
    MESSAGE_SKIPPED,
    /** A try failed for now; the next one is planned. */
    MESSAGE_DEFERRED,
    /** Not sent, because a person stopped the run; a relaunch sends it. */
    MESSAGE_HALTED,
    /** What was reported after it had left. */
    MESSAGE_DELIVERED,
    MESSAGE_SEEN,
    MESSAGE_DELAYED,
    MESSAGE_BOUNCED,
    MESSAGE_COMPLAINED,
    MESSAGE_OPENED,
    MESSAGE_CLICKED,
    MESSAGE_UNSUBSCRIBED,
    LEAD_FAILED,
    TRIGGER_REFUSED,
    /** Asked for by a person; nobody subscribes to it. */
    WEBHOOK_TEST;

    private static final String ALL = "*";

    /** For example {@code campaign.status_changed}. */
    public String text() {
        String name = name().toLowerCase(Locale.ROOT);
        int end = name.indexOf('_');
        return name.substring(0, end) + "." + name.substring(end + 1);
    }

    /** Of a message of the ledger, not of a campaign or a call. */
    public boolean isOfMessage() {
        return name().startsWith("MESSAGE_");
    }

    /** That of a delivery which has come to this state; empty when nobody is told. */
    public static Optional<EventType> ofMessageState(String state) {
        return Arrays.stream(values())
                .filter(type -> type.name().equals("MESSAGE_" + state))
                .findFirst();
    }

    /**
     * Those that a subscription means.
     *
     * @param pattern a name, {@code message.*} or {@code *}
     * @return empty when it means none
     */
    public static Set<EventType> matching(String pattern) {
        return Arrays.stream(values())
                .filter(type -> type != WEBHOOK_TEST && type.matches(pattern))
                .collect(Collectors.toSet());
    }

    private boolean matches(String pattern) {
        boolean group = pattern.endsWith("." + ALL);
        return pattern.equals(ALL)
                || pattern.equals(text())
                || group && text().startsWith(pattern.substring(0, pattern.length() - 1));
    }
}
