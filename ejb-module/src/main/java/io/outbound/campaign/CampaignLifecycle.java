package io.outbound.campaign;

import io.outbound.execution.ExecutionRequests;
import io.outbound.execution.RunHalts;
import io.outbound.kernel.DomainException;
import io.outbound.kernel.Versions;
import io.outbound.security.CurrentActor;
import io.outbound.security.Scope;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The verbs of a campaign's life. Each locks the campaign, so that of two who click at once the second sees what the
 * first has done; who says which version they saw is refused with STALE {@code version-conflict} when it has moved on.
 * Nothing is sent from here: a start writes a request for a run into the same transaction.
 */
@Stateless
@RolesAllowed(Scope.CAMPAIGNS_LAUNCH)
public class CampaignLifecycle {

    private Campaigns campaigns;
    private Preflight preflight;
    private CampaignSnapshots snapshots;
    private ExecutionRequests executions;
    private RunHalts halts;
    private ActionsOnOffer offer;
    private CurrentActor actor;
    private Clock clock;

    protected CampaignLifecycle() {}

    @Inject
    public CampaignLifecycle(
            Campaigns campaigns,
            Preflight preflight,
            CampaignSnapshots snapshots,
            ExecutionRequests executions,
            RunHalts halts,
            ActionsOnOffer offer,
            CurrentActor actor,
            Clock clock) {
        this.campaigns = campaigns;
        this.preflight = preflight;
        this.snapshots = snapshots;
        this.executions = executions;
        this.halts = halts;
        this.offer = offer;
        this.actor = actor;
        this.clock = clock;
    }

    /** Everything that stands in the way now; empty when nothing does. */
    @RolesAllowed({Scope.CAMPAIGNS_READ, Scope.CAMPAIGNS_WRITE, Scope.CAMPAIGNS_LAUNCH})
    public List<FailureReason> preflight(UUID id, Optional<Long> seen) {
        Campaign campaign = campaigns.byId(id).orElseThrow(() -> DomainException.notFound("campaign", id));
        Versions.require(seen, campaign.version());
        List<FailureReason> reasons = new ArrayList<>(preflight.check(campaign));
        boolean startsAnew = campaign.status() != CampaignStatus.WAITING
                && campaign.status() != CampaignStatus.RUNNING
                && campaign.status() != CampaignStatus.DONE
                && !campaign.isPartlySent();
        if (startsAnew && hasPassed(campaign)) {
            reasons.add(passed(campaign));
        }
        return reasons;
    }

    private boolean hasPassed(Campaign campaign) {
        return campaign.plan().isPresent()
                && campaign.launchType() != null
                && campaign.nextAfter(clock.instant()).isEmpty();
    }

    private static FailureReason passed(Campaign campaign) {
        FailureReason reason = ReasonCode.SEND_TIME_IN_PAST.on(campaign.channel());
        return reason.fixedAt(FixPage.of(campaign.id(), reason));
    }

    /**
     * Ends the wizard: Manual → READY; Now → RUNNING, or FAILED with reasons; Schedule and Recurring → WAITING.
     *
     * @throws CampaignIncompleteException INVALID with all static gaps; the campaign stays as it is
     * @throws SendTimePassedException INVALID when nothing of its schedule is still to come
     */
    @RolesAllowed({Scope.CAMPAIGNS_WRITE, Scope.CAMPAIGNS_LAUNCH})
    public Campaign finish(UUID id, Optional<Long> seen) {
        Campaign campaign = allowed(id, seen, CampaignAction.FINISH);
        List<FailureReason> reasons = preflight.check(campaign);
        requireNoGaps(campaign, reasons.stream().filter(ReasonCode::isStatic).toList());
        switch (campaign.launchType()) {
            case NOW -> {
                requireMayLaunch();
                start(campaign, CampaignAction.FINISH, reasons);
            }
            case MANUAL -> finishManual(campaign, reasons);
            case SCHEDULE, RECURRING -> finishScheduled(campaign, reasons);
        }
        campaigns.flush(campaign);
        return campaign;
    }

    private void requireNoGaps(Campaign campaign, List<FailureReason> gaps) {
        boolean passed = hasPassed(campaign);
        if (passed && gaps.isEmpty()) {
            throw SendTimePassedException.whenSet(campaign.settings().sendTimeZone(), clock.instant());
        }
        if (!gaps.isEmpty()) {
            List<FailureReason> all = new ArrayList<>(gaps);
            if (passed) {
                all.add(passed(campaign));
            }
            throw new CampaignIncompleteException(DomainException.Kind.INVALID, all);
        }
    }

    private void finishScheduled(Campaign campaign, List<FailureReason> reasons) {
        requireMayLaunch();
        if (campaign.status() == CampaignStatus.FAILED && !reasons.isEmpty()) {
            campaign.failToStart(CampaignAction.FINISH, reasons, actor.get(), clock.instant());
        } else {
            campaign.await(CampaignAction.FINISH, actor.get(), clock.instant());
        }
    }

    /** Whoever may write campaigns may finish one, but Now and a schedule also start it. */
    private void requireMayLaunch() {
        if (!actor.get().may(Scope.CAMPAIGNS_LAUNCH)) {
            throw new DomainException(
                    DomainException.Kind.FORBIDDEN, "forbidden", "Starting a campaign needs " + Scope.CAMPAIGNS_LAUNCH);
        }
    }

    private void finishManual(Campaign campaign, List<FailureReason> reasons) {
        if (campaign.status() == CampaignStatus.FAILED && !reasons.isEmpty()) {
            campaign.failToStart(CampaignAction.FINISH, reasons, actor.get(), clock.instant());
        } else {
            campaign.ready(actor.get(), clock.instant());
        }
    }

    /** READY → RUNNING, or FAILED with reasons; STOPPED in the middle of its run → RUNNING; STOPPED before → WAITING. */
    public Campaign launch(UUID id, Optional<Long> seen) {
        Campaign campaign = allowed(id, seen, CampaignAction.LAUNCH);
        if (campaign.isPartlySent()) {
            return resume(campaign);
        }
        if (campaign.launchType() == LaunchType.SCHEDULE || campaign.launchType() == LaunchType.RECURRING) {
            return relaunch(campaign);
        }
        start(campaign, CampaignAction.LAUNCH, preflight.check(campaign));
        campaigns.flush(campaign);
        return campaign;
    }

    /** STOPPED → WAITING for the next occurrence. */
    private Campaign relaunch(Campaign campaign) {
        Instant now = clock.instant();
        if (campaign.nextAfter(now).isEmpty()) {
            throw SendTimePassedException.onRelaunch(now, offer.of(campaign));
        }
        campaign.await(CampaignAction.LAUNCH, actor.get(), now);
        campaigns.flush(campaign);
        return campaign;
    }

    /** The halted run goes on, unless its sender or channel stands in the way: then it stays STOPPED. */
    private Campaign resume(Campaign campaign) {
        List<FailureReason> reasons = preflight.check(campaign).stream()
                .filter(ReasonCode::hindersAHaltedRun)
                .toList();
        if (!reasons.isEmpty()) {
            throw new CampaignIncompleteException(DomainException.Kind.CONFLICT, reasons);
        }
        Duration pause = campaign.resume(actor.get(), clock.instant());
        campaigns.flush(campaign);
        halts.resume(campaign.id(), snapshots.of(campaign), pause);
        return campaign;
    }

    /** The transaction of {@link CampaignHalt#halt}, which is what to call. */
    @RolesAllowed(Scope.CAMPAIGNS_HALT)
    public Campaign halt(UUID id, Optional<Long> seen) {
        halts.halt(id);
        Campaign campaign = allowed(id, seen, CampaignAction.HALT);
        campaign.halt(actor.get(), clock.instant());
        campaigns.flush(campaign);
        return campaign;
    }

    /** WAITING → STOPPED: its time passes without it. */
    public Campaign stop(UUID id, Optional<Long> seen) {
        Campaign campaign = allowed(id, seen, CampaignAction.STOP);
        campaign.stop(actor.get(), clock.instant());
        campaigns.flush(campaign);
        return campaign;
    }

    /** @throws CampaignIncompleteException CONFLICT with everything that is missing; the campaign stays as it is */
    public Campaign activate(UUID id, Optional<Long> seen) {
        Campaign campaign = allowed(id, seen, CampaignAction.ACTIVATE);
        List<FailureReason> reasons = preflight.check(campaign);
        if (!reasons.isEmpty()) {
            throw new CampaignIncompleteException(DomainException.Kind.CONFLICT, reasons);
        }
        campaign.activate(actor.get(), clock.instant());
        campaigns.flush(campaign);
        return campaign;
    }

    public Campaign deactivate(UUID id, Optional<Long> seen) {
        Campaign campaign = allowed(id, seen, CampaignAction.DEACTIVATE);
        campaign.deactivate(actor.get(), clock.instant());
        campaigns.flush(campaign);
        return campaign;
    }

    private Campaign allowed(UUID id, Optional<Long> seen, CampaignAction action) {
        Campaign campaign = campaigns.lock(id).orElseThrow(() -> DomainException.notFound("campaign", id));
        Versions.require(seen, campaign.version());
        campaign.passTime(clock.instant());
        offer.require(campaign, action);
        return campaign;
    }

    private void start(Campaign campaign, CampaignAction cause, List<FailureReason> reasons) {
        if (!reasons.isEmpty()) {
            campaign.failToStart(cause, reasons, actor.get(), clock.instant());
            return;
        }
        String occurrence = "start-" + campaign.version(); // the lock apart, the unique key lets one of two starts win
        campaign.start(cause, actor.get(), clock.instant());
        campaigns.flush(campaign);
        executions.requestBroadcast(campaign.id(), occurrence, snapshots.of(campaign), actor.get());
    }
}
