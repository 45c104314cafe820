package io.outbound.trigger;

import io.outbound.campaign.Campaign;
import io.outbound.campaign.CampaignMode;
import io.outbound.campaign.CampaignStatus;
import io.outbound.campaign.CampaignType;
import io.outbound.campaign.CampaignWindow;
import io.outbound.campaign.Campaigns;
import io.outbound.campaign.FailureReason;
import io.outbound.campaign.Preflight;
import io.outbound.kernel.DomainException.Kind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;

/** Whether a campaign may be triggered at this moment: complete, active, within its dates, by this endpoint. */
@ApplicationScoped
public class CampaignGuards {

    private Campaigns campaigns;
    private Preflight preflight;

    protected CampaignGuards() {}

    @Inject
    public CampaignGuards(Campaigns campaigns, Preflight preflight) {
        this.campaigns = campaigns;
        this.preflight = preflight;
    }

    /** @throws RefusedException NON_EXISTENT_SLUG (seed 0.11) */
    Campaign find(String idOrSlug) {
        return campaigns
                .byIdOrSlug(idOrSlug)
                .orElseThrow(() -> new RefusedException(Refusal.of(
                        RefusalReason.NON_EXISTENT_SLUG,
                        Kind.NOT_FOUND,
                        "non-existent-slug",
                        "There is no campaign with this id or slug.")));
    }

    /** @throws RefusedException at the first guard that says no, in the order of the specification */
    void check(Campaign campaign, CampaignMode mode, Instant now) {
        if (campaign.type() != CampaignType.API_TRIGGERED) {
            throw refused(
                    campaign,
                    RefusalReason.WRONG_ENDPOINT_MODE,
                    "wrong-endpoint-mode",
                    "This campaign goes to an audience; it is launched, not triggered.");
        }
        switch (campaign.statusAt(now)) {
            case RUNNING -> {}
            case DRAFT -> throw incomplete(campaign);
            case STOPPED ->
                throw refused(
                        campaign,
                        RefusalReason.INACTIVE_CAMPAIGN,
                        "inactive-campaign",
                        "The campaign is deactivated. Nothing was sent and nothing is queued.");
            default -> throw outside(campaign, now);
        }
        if (campaign.mode() != mode) {
            throw refused(
                    campaign,
                    RefusalReason.WRONG_ENDPOINT_MODE,
                    "wrong-endpoint-mode",
                    mode == CampaignMode.STANDARD
                            ? "This is a high-throughput campaign: call …/im/executions/highthroughput."
                            : "This is a standard campaign: call …/im/executions/unitary.");
        }
    }

    /** Everything that is missing at once (seed 0.9). */
    private RefusedException incomplete(Campaign campaign) {
        List<FailureReason> gaps = preflight.check(campaign);
        List<FailureReason> all = gaps.isEmpty() ? List.of(notActivated(campaign)) : gaps;
        Refusal refusal = Refusal.of(
                        RefusalReason.INCOMPLETE_CAMPAIGN_SETUP,
                        Kind.CONFLICT,
                        "incomplete-campaign-setup",
                        "The campaign is not set up: " + all.get(0).message())
                .lacking(all)
                .about(campaign);
        return new RefusedException(refusal);
    }

    private static FailureReason notActivated(Campaign campaign) {
        return new FailureReason(
                "NOT_ACTIVATED",
                campaign.channel(),
                "The campaign is complete but was never activated.",
                "status",
                "/console/campaign.xhtml?id=" + campaign.id());
    }

    private static RefusedException outside(Campaign campaign, Instant now) {
        CampaignWindow window = campaign.window();
        String detail = campaign.status() == CampaignStatus.DONE || window.hasEnded(now)
                ? "The campaign has ended" + at(window.end(), window)
                : "The campaign has not started yet; it starts" + at(window.start(), window);
        return refused(campaign, RefusalReason.OUTSIDE_CAMPAIGN_WINDOW, "outside-campaign-window", detail);
    }

    private static String at(LocalDateTime local, CampaignWindow window) {
        return local == null ? "." : " at " + local + " (" + window.zone() + ").";
    }

    private static RefusedException refused(Campaign campaign, RefusalReason reason, String code, String detail) {
        return new RefusedException(
                Refusal.of(reason, Kind.CONFLICT, code, detail).about(campaign));
    }
}
