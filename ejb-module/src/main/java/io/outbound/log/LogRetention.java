package io.outbound.log;

import io.outbound.settings.Settings;
import io.outbound.store.StoreException;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Forgets rows of both logs that are older than the setting {@code logRetentionDays}; totals stay. Every node may. */
@Singleton
@PermitAll
public class LogRetention {

    private static final Logger LOG = System.getLogger(LogRetention.class.getName());

    private ApiFailedLogs calls;
    private FailedLeads leads;
    private Settings settings;
    private Clock clock;

    protected LogRetention() {}

    @Inject
    public LogRetention(ApiFailedLogs calls, FailedLeads leads, Settings settings, Clock clock) {
        this.calls = calls;
        this.leads = leads;
        this.settings = settings;
        this.clock = clock;
    }

    @Schedule(hour = "*", minute = "17", persistent = false)
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public void forget() {
        try {
            Instant before =
                    clock.instant().minus(Duration.ofDays(settings.current().logRetentionDays()));
            calls.forget(before);
            leads.forget(before);
        } catch (StoreException e) {
            LOG.log(Level.WARNING, "OUT-0150 Old log rows cannot be removed now (SQLState {0}).", e.sqlState());
        }
    }
}
