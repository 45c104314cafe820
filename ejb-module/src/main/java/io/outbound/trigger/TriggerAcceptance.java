package io.outbound.trigger;

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
import java.util.List;

/** The transaction that looks at everything and writes what shall be sent, or nothing. */
@Stateless
@PermitAll
public class TriggerAcceptance {

    private CampaignGuards guards;
    private CampaignSnapshots snapshots;
    private CallRecipients callRecipients;
    private TriggerRequests requests;
    private ExecutionRequests executions;
    private Settings settings;
    private IdSource ids;
    private Clock clock;

    protected TriggerAcceptance() {}

    @Inject
    public TriggerAcceptance(
            CampaignGuards guards,
            CampaignSnapshots snapshots,
            CallRecipients callRecipients,
            TriggerRequests requests,
            ExecutionRequests executions,
            Settings settings,
            IdSource ids,
            Clock clock) {
        this.guards = guards;
        this.snapshots = snapshots;
        this.callRecipients = callRecipients;
        this.requests = requests;
        this.executions = executions;
        this.settings = settings;
        this.ids = ids;
        this.clock = clock;
    }

    /** What the transaction came to: one of the two is null. */
    public record Outcome(Accepted accepted, Refusal refusal) {}

    /** @throws RequestTakenException when a call with the same request id was faster: ask again */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public Outcome accept(TriggerCall call, TriggerBody body) {
        SettingValues values = settings.current();
        requests.limitCall(deadline(values));
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
        List<NewRecipient> recipients = callRecipients.of(body, campaign, snapshot);
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

    private String publicId(CampaignMode mode) {
        return (mode == CampaignMode.HIGH_THROUGHPUT ? "HUMA-" : "UMA-") + ids.next();
    }
}
