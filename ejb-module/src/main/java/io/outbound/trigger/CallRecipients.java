package io.outbound.trigger;

import io.outbound.audience.KnownContacts;
import io.outbound.campaign.Campaign;
import io.outbound.campaign.CampaignMode;
import io.outbound.execution.NewRecipient;
import io.outbound.execution.Snapshot;
import io.outbound.kernel.DomainException.Kind;
import io.outbound.trigger.PreparedTemplates.Prepared;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;

/** The recipients of a call, each with an address and a value for every variable, or none of them. */
@ApplicationScoped
public class CallRecipients {

    private static final int MOST_RECIPIENTS = 20;

    private KnownContacts contacts;
    private PreparedTemplates templates;

    protected CallRecipients() {}

    @Inject
    public CallRecipients(KnownContacts contacts, PreparedTemplates templates) {
        this.contacts = contacts;
        this.templates = templates;
    }

    /** @throws RefusedException 422 with everything that is wrong with any of them */
    List<NewRecipient> of(TriggerBody body, Campaign campaign, Snapshot snapshot) {
        Prepared template = templates.of(snapshot);
        boolean contextOnly = campaign.mode() == CampaignMode.HIGH_THROUGHPUT;
        RecipientCheck check = new RecipientCheck(contacts, snapshot.channel(), template, contextOnly);
        if (contextOnly && !template.variables().profile().isEmpty()) {
            check.problems()
                    .add(new RecipientProblem(
                            RefusalReason.PROFILE_VARIABLE_NOT_ALLOWED,
                            "/campaignId",
                            "profile-variable-not-allowed",
                            "The template of this high-throughput campaign uses profile variables."));
        }
        if (body.recipients().isEmpty() || body.recipients().size() > MOST_RECIPIENTS) {
            check.problems()
                    .add(new RecipientProblem(
                            RefusalReason.INVALID_PAYLOAD,
                            "/recipients",
                            "recipient-count",
                            "1 to " + MOST_RECIPIENTS + " recipients in one call."));
        } else {
            body.recipients().forEach(check::check);
        }
        if (!check.problems().isEmpty()) {
            throw refused(check.problems(), campaign);
        }
        return check.accepted();
    }

    private static RefusedException refused(List<RecipientProblem> problems, Campaign campaign) {
        RecipientProblem first = problems.stream()
                .min(Comparator.comparing(RecipientProblem::reason))
                .orElseThrow();
        Kind kind = first.reason() == RefusalReason.PAYLOAD_TOO_LARGE ? Kind.TOO_LARGE : Kind.INVALID;
        return new RefusedException(Refusal.of(
                        first.reason(),
                        kind,
                        first.error().code(),
                        first.error().message(),
                        problems.stream().map(RecipientProblem::error).toList())
                .about(campaign));
    }
}
