package io.outbound.delivery;

import io.outbound.outbox.Outbox;
import io.outbound.store.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.concurrent.ThreadFactory;

/** Opens group committers: broadcasts and triggered messages have one each. */
@ApplicationScoped
public class GroupCommitters {

    private Database database;
    private DeliverySettings settings;
    private Outbox outbox;
    private Clock clock;

    protected GroupCommitters() {}

    @Inject
    public GroupCommitters(Database database, DeliverySettings settings, Outbox outbox, Clock clock) {
        this.database = database;
        this.settings = settings;
        this.outbox = outbox;
        this.clock = clock;
    }

    GroupCommitter open(ThreadFactory threads) {
        return new GroupCommitter(database, outbox, settings.lease().toSeconds(), clock, threads);
    }
}
