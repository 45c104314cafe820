package io.outbound.trigger;

import io.outbound.campaign.Campaign;
import io.outbound.campaign.CampaignMode;
import io.outbound.execution.ExecutionRef;
import io.outbound.execution.NewRecipient;
import io.outbound.execution.UnitaryRun;
import io.outbound.kernel.DomainException.Kind;
import io.outbound.settings.SettingValues;
import io.outbound.settings.Settings;
import io.outbound.store.IdSource;
import io.outbound.trigger.KnownCampaigns.Known;
import io.outbound.trigger.TriggerRequests.Kept;
import io.outbound.trigger.TriggerRequests.Key;
import io.outbound.trigger.TriggerRequests.Look;
import io.outbound.trigger.TriggerResult.Accepted;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Looks at everything, then has what shall be sent stored together with what other calls bring at this moment. Called
 * without a transaction: the looks need none, and the storing has one of its own.
 */
@ApplicationScoped
public class TriggerAcceptance {

    private KnownCampaigns campaigns;
    private CampaignGuards guards;
    private CallRecipients callRecipients;
    private TriggerRequests requests;
    private AcceptanceCommitter committer;
    private Settings settings;
    private IdSource ids;
    private Clock clock;

    protected TriggerAcceptance() {}

    @Inject
    public TriggerAcceptance(
            KnownCampaigns campaigns,
            CampaignGuards guards,
            CallRecipients callRecipients,
            TriggerRequests requests,
            AcceptanceCommitter committer,
            Settings settings,
            IdSource ids,
            Clock clock) {
        this.campaigns = campaigns;
        this.guards = guards;
        this.callRecipients = callRecipients;
        this.requests = requests;
        this.committer = committer;
        this.settings = settings;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * @throws RefusedException at the first guard that says no
     * @throws RequestTakenException when a call with the same request id was faster: ask again
     */
    Accepted accept(TriggerCall call, TriggerBody body) {
        Instant now = clock.instant();
        UUID caller = CallerId.of(call.by());
        Look look = requests.look(body.campaignId(), caller, body.requestId(), now);
        Known known = campaigns.of(look.versions(), body.campaignId());
        String hash = BodyHash.of(body);
        if (look.kept() != null) {
            return replay(look.kept(), hash, known.campaign());
        }
        guards.check(known.campaign(), call.mode(), now);
        List<NewRecipient> recipients = callRecipients.of(body, known.campaign(), known.snapshot());
        UnitaryRun run = new UnitaryRun(
                ref(call.mode()), known.campaign().id(), known.snapshot(), body.requestId(), recipients, call.by());
        Key key = new Key(caller, run.campaignId(), body.requestId());
        return store(key, hash, run, now);
    }

    private Accepted store(Key key, String hash, UnitaryRun run, Instant now) {
        SettingValues values = settings.current();
        String answer = TriggerAnswer.of(run.ref().publicId(), run.requestId(), now, run.by());
        Instant expires = now.plus(Duration.ofHours(values.idempotencyTtlHours()));
        if (!committer.commit(new AcceptedCall(key, new Kept(hash, answer), now, expires, run), deadline(values))) {
            throw new RequestTakenException();
        }
        return new Accepted(answer, false);
    }

    /** Some seconds are left to say so within the time that callers wait (seed 1.6). */
    private static Duration deadline(SettingValues values) {
        return Duration.ofSeconds(Math.max(1, values.callTimeoutSeconds() - 5));
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

    private ExecutionRef ref(CampaignMode mode) {
        String prefix = mode == CampaignMode.HIGH_THROUGHPUT ? "HUMA-" : "UMA-";
        return new ExecutionRef(ids.next(), prefix + ids.next());
    }
}
