package io.outbound.receipt;

import io.outbound.store.StoreFault;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Every few seconds: receipts that came before their message was known are looked at again. Any number of nodes may. */
@Singleton
@PermitAll
public class EarlyReceiptWatch {

    private static final Logger LOG = System.getLogger(EarlyReceiptWatch.class.getName());

    private GatewayReceipts receipts;

    protected EarlyReceiptWatch() {}

    @Inject
    public EarlyReceiptWatch(GatewayReceipts receipts) {
        this.receipts = receipts;
    }

    @Schedule(hour = "*", minute = "*", second = "*/3", persistent = false)
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public void look() {
        try {
            receipts.lookAgain();
        } catch (RuntimeException e) {
            if (StoreFault.in(e).isEmpty()) {
                throw e;
            }
            LOG.log(Level.WARNING, "OUT-0186 Early receipts cannot be looked at now: the database fails.");
        }
    }
}
