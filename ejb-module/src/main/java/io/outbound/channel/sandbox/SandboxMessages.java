package io.outbound.channel.sandbox;

import io.outbound.kernel.DomainException;
import io.outbound.security.Scope;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;

/** Looking into the inbox, for those who may look at campaigns. */
@Stateless
@RolesAllowed(Scope.CAMPAIGNS_READ)
public class SandboxMessages {

    private SandboxInbox inbox;

    protected SandboxMessages() {}

    @Inject
    public SandboxMessages(SandboxInbox inbox) {
        this.inbox = inbox;
    }

    /**
     * Newest first.
     *
     * @param before only messages with a smaller id
     * @param text part of the recipient or of the subject; empty for all
     */
    public List<SandboxMessage> list(long before, String text, int limit) {
        return inbox.list(before, text, limit);
    }

    /** @throws DomainException NOT_FOUND */
    public SandboxMessage byId(long id) {
        return inbox.byId(id);
    }
}
