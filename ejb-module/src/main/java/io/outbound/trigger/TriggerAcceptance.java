package io.outbound.trigger;

import io.outbound.audience.KnownContacts;
import io.outbound.campaign.Campaign;
import io.outbound.campaign.CampaignMode;
import io.outbound.campaign.CampaignSnapshots;
import io.outbound.execution.ExecutionRef;
import io.outbound.execution.ExecutionRequests;
import io.outbound.execution.NewRecipient;
import io.outbound.execution.Snapshot;
import io.outbound.kernel.DomainException.Kind;
import io.outbound.settings.SettingValues;
import io.outbound.settings.Settings;
import io.outbound.store.IdSource;
import io.outbound.store.Sql;
import io.outbound.trigger.PreparedTemplates.Prepared;
import io.outbound.trigger.TriggerRequests.Kept;
import io.outbound.trigger.TriggerRequests.Key;
import io.outbound.trigger.TriggerResult.Accepted;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** The transaction that looks at everything and writes what shall be sent, or nothing. */
@Stateless
@PermitAll
public class TriggerAcceptance {

    private static final int MOST_RECIPIENTS = 20;

    private CampaignGuards guards;
    private CampaignSnapshots snapshots;
    private PreparedTemplates templates;
    private KnownContacts contacts;
    private TriggerRequests requests;
    private ExecutionRequests executions;
    private Settings settings;
    private Sql sql;
    private IdSource ids;
    private Clock clock;

    protected TriggerAcceptance() {}

    @Inject
    public TriggerAcceptance(
            CampaignGuards guards,
            CampaignSnapshots snapshots,
            PreparedTemplates templates,
            KnownContacts contacts,
            TriggerRequests requests,
            ExecutionRequests executions,
            Settings settings,
            Sql sql,
            IdSource ids,
            Clock clock) {
        this.guards = guards;
        this.snapshots = snapshots;
        this.templates = templates;
        this.contacts = contacts;
        this.requests = requests;
        this.executions = executions;
        this.settings = settings;
        this.sql = sql;
        this.ids = ids;
        this.clock = clock;
    }

    /** What the transaction came to: one of the two is null. */
    public record Outcome(Accepted accepted, Refusal refusal) {}

    /** @throws RequestTakenException when a call with the same request id was faster: ask again */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public Outcome accept(TriggerCall call, TriggerBody body) {
        SettingValues values = settings.current();
        sql.limitStatements(deadline(values));
        try {
            return new Outcome(decide(call, body, values), null);
        } catch (RefusedException e) {
            return new Outcome(null, e.refusal());
        }
    }

    /** Some seconds are left to say so within the time that callers wait (seed 1.6). */
    private static Duration deadline(SettingValues values) {
        return Duration.ofSeconds(Math.max(1, values.callTimeoutSeconds() - 5));
    }

    private Accepted decide(TriggerCall call, TriggerBody body, SettingValues values) {
        Instant now = clock.instant();
        Campaign campaign = guards.find(body.campaignId());
        Key key = new Key(CallerId.of(call.by()), campaign.id(), body.requestId());
        String hash = BodyHash.of(body);
        Kept kept = requests.find(key, now).orElse(null);
        if (kept != null) {
            return replay(kept, hash, campaign);
        }
        guards.check(campaign, call.mode(), now);
        Snapshot snapshot = snapshots.of(campaign);
        List<NewRecipient> recipients = recipients(body, campaign, templates.of(snapshot));
        ExecutionRef execution = executions.acceptUnitary(
                campaign.id(), publicId(call.mode()), snapshot, body.requestId(), recipients, call.by());
        String answer = TriggerAnswer.of(execution.publicId(), body.requestId(), now, call.by());
        Instant expires = now.plus(Duration.ofHours(values.idempotencyTtlHours()));
        if (!requests.keep(key, new Kept(hash, answer), execution.id(), now, expires)) {
            throw new RequestTakenException();
        }
        return new Accepted(answer, false);
    }

    private static Accepted replay(Kept kept, String hash, Campaign campaign) {
        if (!kept.bodyHash().equals(hash)) {
            throw new RefusedException(Refusal.of(
                            RefusalReason.INVALID_PAYLOAD,
                            Kind.INVALID,
                            "idempotency-key-reused",
                            "This request id was accepted before with another body. Use a new one.")
                    .about(campaign));
        }
        return new Accepted(kept.answer(), true);
    }

    private List<NewRecipient> recipients(TriggerBody body, Campaign campaign, Prepared template) {
        boolean contextOnly = campaign.mode() == CampaignMode.HIGH_THROUGHPUT;
        RecipientCheck check = new RecipientCheck(contacts, template, contextOnly);
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

    private String publicId(CampaignMode mode) {
        return (mode == CampaignMode.HIGH_THROUGHPUT ? "HUMA-" : "UMA-") + ids.next();
    }
}
