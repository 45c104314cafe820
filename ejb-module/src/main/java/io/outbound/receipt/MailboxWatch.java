package io.outbound.receipt;

import io.outbound.settings.KeyUnavailableException;
import io.outbound.store.StoreFault;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Empties the mailbox of bounces every minute. Every node may: the same bounce read twice changes nothing. */
@Singleton
@PermitAll
public class MailboxWatch {

    private static final Logger LOG = System.getLogger(MailboxWatch.class.getName());

    private BounceMailbox mailbox;

    protected MailboxWatch() {}

    @Inject
    public MailboxWatch(BounceMailbox mailbox) {
        this.mailbox = mailbox;
    }

    @Schedule(hour = "*", minute = "*", second = "20", persistent = false)
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public void look() {
        if (!mailbox.isConfigured()) {
            return;
        }
        try {
            mailbox.empty();
        } catch (MessagingException e) {
            LOG.log(
                    Level.WARNING,
                    "OUT-0148 The mailbox of bounces cannot be read: "
                            + e.getClass().getSimpleName());
        } catch (KeyUnavailableException e) {
            LOG.log(Level.WARNING, "OUT-0149 Bounces cannot be noted now: the secret key is away.");
        } catch (RuntimeException e) {
            if (StoreFault.in(e).isEmpty()) {
                throw e;
            }
            LOG.log(Level.WARNING, "OUT-0149 Bounces cannot be noted now: the database fails.");
        }
    }
}
