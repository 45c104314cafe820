package io.outbound.outbox;

import io.outbound.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which events anybody subscribes to, in memory: asked for each outcome. Read again every second, so that a webhook made
 * on another node counts within that time; the node that made it knows at once.
 */
@ApplicationScoped
public class Subscriptions {

    private Sql sql;
    private volatile Set<String> wanted = Set.of();
    private volatile boolean stale = true;

    protected Subscriptions() {}

    @Inject
    public Subscriptions(Sql sql) {
        this.sql = sql;
    }

    /** Cheap. */
    public boolean wants(EventType type) {
        return known().contains(type.text());
    }

    /** Whether the outcome of a message is any webhook's business. */
    public boolean wantsOutcomes() {
        return wants(EventType.MESSAGE_SENT)
                || wants(EventType.MESSAGE_FAILED)
                || wants(EventType.MESSAGE_UNKNOWN)
                || wants(EventType.MESSAGE_DEFERRED);
    }

    private Set<String> known() {
        if (stale) {
            refresh();
        }
        return wanted;
    }

    /** Read again when it is asked next. */
    public void forget() {
        stale = true;
    }

    public void refresh() {
        stale = false; // before it is read: who forgets meanwhile is heard
        try {
            wanted = read();
        } catch (RuntimeException e) {
            stale = true;
            throw e;
        }
    }

    private Set<String> read() {
        return sql.list("select distinct event_type from webhook_subscription", row -> row.getString(1)).stream()
                .collect(Collectors.toUnmodifiableSet());
    }
}
