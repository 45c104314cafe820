package io.outbound.channel.sandbox;

import io.outbound.security.Scope;
import io.outbound.template.Attachments;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;

/** Looking into the inbox, for those who may look at campaigns. */
@Stateless
@RolesAllowed(Scope.CAMPAIGNS_READ)
public class SandboxMessages {

    private SandboxInbox inbox;
    private Attachments attachments;

    protected SandboxMessages() {}

    @Inject
    public SandboxMessages(SandboxInbox inbox, Attachments attachments) {
        this.inbox = inbox;
        this.attachments = attachments;
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

    /** With its attachments. @throws DomainException NOT_FOUND */
    public SandboxMessage byId(long id) {
        SandboxMessage message = inbox.byId(id);
        return message.with(attachments.ofRun(message.executionId()));
    }
}
