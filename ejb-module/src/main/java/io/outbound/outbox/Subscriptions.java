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
    private volatile Set<String> wanted;

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
        return wants(EventType.MESSAGE_SENT) || wants(EventType.MESSAGE_FAILED) || wants(EventType.MESSAGE_UNKNOWN);
    }

    private Set<String> known() {
        Set<String> known = wanted;
        if (known == null) {
            known = read();
            wanted = known;
        }
        return known;
    }

    /** Read again when it is asked next. */
    public void forget() {
        wanted = null;
    }

    public void refresh() {
        wanted = read();
    }

    private Set<String> read() {
        return sql.list("select distinct event_type from webhook_subscription", row -> row.getString(1)).stream()
                .collect(Collectors.toUnmodifiableSet());
    }
}
