package io.outbound.trigger;

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

/** Forgets request ids whose time is over. Every node may. */
@Singleton
@PermitAll
public class RequestExpiry {

    private static final Logger LOG = System.getLogger(RequestExpiry.class.getName());

    private TriggerRequests requests;
    private Clock clock;

    protected RequestExpiry() {}

    @Inject
    public RequestExpiry(TriggerRequests requests, Clock clock) {
        this.requests = requests;
        this.clock = clock;
    }

    @Schedule(hour = "*", minute = "23", persistent = false)
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public void forget() {
        try {
            requests.forgetExpired(clock.instant());
        } catch (StoreException e) {
            LOG.log(Level.WARNING, "OUT-0151 Old request ids cannot be removed now (SQLState {0}).", e.sqlState());
        }
    }
}
