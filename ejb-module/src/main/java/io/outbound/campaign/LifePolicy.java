package io.outbound.campaign;

import static io.outbound.campaign.CampaignAction.ACTIVATE;
import static io.outbound.campaign.CampaignAction.DEACTIVATE;
import static io.outbound.campaign.CampaignAction.DELETE;
import static io.outbound.campaign.CampaignAction.DUPLICATE;
import static io.outbound.campaign.CampaignAction.EDIT;
import static io.outbound.campaign.CampaignAction.FINISH;
import static io.outbound.campaign.CampaignAction.HALT;
import static io.outbound.campaign.CampaignAction.LAUNCH;
import static io.outbound.campaign.CampaignAction.SEND_NOW;
import static io.outbound.campaign.CampaignAction.SKIP_OCCURRENCE;
import static io.outbound.campaign.CampaignAction.STOP;

import io.outbound.schedule.Plan;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** The one place that decides what a campaign allows in which status (seed 2, "Statuses"). */
final class LifePolicy {

    private LifePolicy() {}

    /** @param overdue whether it is WAITING and an occurrence was missed: only then it can be edited while it waits */
    static Set<CampaignAction> allowed(CampaignType type, CampaignStatus status, boolean overdue) {
        return Collections.unmodifiableSet(
                type == CampaignType.API_TRIGGERED ? triggered(status) : broadcast(status, overdue));
    }

    /**
     * What people are offered of what a status allows.
     *
     * @param haltAllowed whether the settings let a running one be halted
     * @param lapsed whether it is a schedule that was stopped and has no time any more: only an edit helps
     */
    static Set<CampaignAction> offered(Set<CampaignAction> allowed, boolean haltAllowed, boolean lapsed) {
        Set<CampaignAction> offered = EnumSet.noneOf(CampaignAction.class);
        offered.addAll(allowed);
        if (!haltAllowed) {
            offered.remove(HALT);
        }
        if (lapsed) {
            offered.remove(LAUNCH);
        }
        return Collections.unmodifiableSet(offered);
    }

    /**
     * Whether a schedule that was stopped before it sent has no time any more.
     *
     * @param plan empty: it has none
     * @param floor from where an occurrence is new
     */
    static boolean lapsed(CampaignStatus status, boolean partlySent, Optional<Plan> plan, Instant floor) {
        return status == CampaignStatus.STOPPED
                && !partlySent
                && plan.isPresent()
                && plan.get().nextAfter(floor).isEmpty();
    }

    /**
     * Whether it will start (again) with what it uses: a run that is under way keeps what it began with, but every trigger
     * takes what is there when it comes.
     *
     * @param armed whether an occurrence is still to come
     */
    static boolean needsWhatItUses(CampaignType type, CampaignStatus status, boolean armed) {
        return switch (status) {
            case DONE -> false;
            case RUNNING -> armed || type == CampaignType.API_TRIGGERED;
            default -> true;
        };
    }

    private static EnumSet<CampaignAction> broadcast(CampaignStatus status, boolean overdue) {
        return switch (status) {
            case DRAFT, FAILED -> EnumSet.of(EDIT, FINISH, DUPLICATE, DELETE);
            case READY -> EnumSet.of(EDIT, FINISH, LAUNCH, DUPLICATE, DELETE);
            case WAITING ->
                overdue
                        ? EnumSet.of(EDIT, SEND_NOW, SKIP_OCCURRENCE, STOP, DUPLICATE, DELETE)
                        : EnumSet.of(STOP, DUPLICATE, DELETE);
            case RUNNING -> EnumSet.of(HALT, DUPLICATE);
            case STOPPED -> EnumSet.of(EDIT, LAUNCH, DUPLICATE, DELETE);
            case DONE -> EnumSet.of(DUPLICATE, DELETE);
        };
    }

    private static EnumSet<CampaignAction> triggered(CampaignStatus status) {
        return switch (status) {
            case DRAFT, STOPPED -> EnumSet.of(EDIT, ACTIVATE, DUPLICATE, DELETE);
            case WAITING -> EnumSet.of(DEACTIVATE, DUPLICATE, DELETE);
            case RUNNING -> EnumSet.of(DEACTIVATE, DUPLICATE);
            case DONE -> EnumSet.of(DUPLICATE, DELETE);
            case READY, FAILED -> EnumSet.noneOf(CampaignAction.class);
        };
    }
}
