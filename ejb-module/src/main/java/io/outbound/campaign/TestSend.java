package io.outbound.campaign;

import io.outbound.execution.ExecutionRef;
import io.outbound.execution.ExecutionRequests;
import io.outbound.execution.NewRecipient;
import io.outbound.execution.Snapshot;
import io.outbound.execution.UnitaryRun;
import io.outbound.kernel.DomainException;
import io.outbound.kernel.Versions;
import io.outbound.security.CurrentActor;
import io.outbound.security.Scope;
import io.outbound.store.IdSource;
import io.outbound.template.TemplateEngine;
import io.outbound.template.TemplateVariables;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Sends a campaign's message to a few people who want to see it, whatever the campaign's status: through its channel, as
 * a run of its own kind that is no part of the campaign's figures.
 */
@Stateless
@RolesAllowed(Scope.CAMPAIGNS_LAUNCH)
public class TestSend {

    private Campaigns campaigns;
    private Preflight preflight;
    private CampaignSnapshots snapshots;
    private TestRecipients recipients;
    private TemplateEngine engine;
    private ExecutionRequests executions;
    private CurrentActor actor;
    private IdSource ids;

    protected TestSend() {}

    @Inject
    public TestSend(
            Campaigns campaigns,
            Preflight preflight,
            CampaignSnapshots snapshots,
            TestRecipients recipients,
            TemplateEngine engine,
            ExecutionRequests executions,
            CurrentActor actor,
            IdSource ids) {
        this.campaigns = campaigns;
        this.preflight = preflight;
        this.snapshots = snapshots;
        this.recipients = recipients;
        this.engine = engine;
        this.executions = executions;
        this.actor = actor;
        this.ids = ids;
    }

    /**
     * Accepted once the transaction commits, sent soon after.
     *
     * @param seen the version of the campaign that somebody saw who wants this
     * @throws CampaignIncompleteException CONFLICT with everything that keeps its message from leaving
     * @throws DomainException INVALID for recipients that cannot be written to, STALE
     */
    public SentTest send(UUID campaignId, Optional<Long> seen, SendTest command) {
        Campaign campaign =
                campaigns.byId(campaignId).orElseThrow(() -> DomainException.notFound("campaign", campaignId));
        Versions.require(seen, campaign.version());
        List<FailureReason> reasons = preflight.checkMessage(campaign);
        if (!reasons.isEmpty()) {
            throw new CampaignIncompleteException(DomainException.Kind.CONFLICT, reasons);
        }
        Snapshot snapshot = snapshots.forATest(campaign);
        TemplateVariables variables = engine.variables(snapshot.content());
        TestRecipients.Filled filled =
                recipients.of(campaign.channel(), command, variables, campaign.type() == CampaignType.BROADCAST);
        UUID id = ids.next();
        ExecutionRef ref = new ExecutionRef(id, "TST-" + id);
        List<UnitaryRun> run =
                List.of(new UnitaryRun(ref, campaignId, snapshot, null, filled.recipients(), actor.get(), true));
        executions.openUnitary(run);
        executions.sendUnitary(run);
        List<String> addresses =
                filled.recipients().stream().map(NewRecipient::address).toList();
        return new SentTest(ref.publicId(), addresses, filled.missing());
    }
}
