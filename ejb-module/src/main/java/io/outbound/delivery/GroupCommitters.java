package io.outbound.delivery;

import io.outbound.store.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.ThreadFactory;

/** Opens group committers: broadcasts and triggered messages have one each. */
@ApplicationScoped
public class GroupCommitters {

    private Database database;
    private DeliverySettings settings;

    protected GroupCommitters() {}

    @Inject
    public GroupCommitters(Database database, DeliverySettings settings) {
        this.database = database;
        this.settings = settings;
    }

    GroupCommitter open(ThreadFactory threads) {
        return new GroupCommitter(database, settings.lease().toSeconds(), threads);
    }
}
