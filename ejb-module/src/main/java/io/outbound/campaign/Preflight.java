package io.outbound.campaign;

import io.outbound.security.Actor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What stands in the way of a campaign: everything at once (seed 2, "Failure Reasons"). */
@ApplicationScoped
public class Preflight {

    private TemplateCheck template;
    private SenderCheck sender;
    private AudienceCheck audience;
    private ChannelCheck channel;
    private LaunchPermission permission;
    private FundsCheck funds;

    protected Preflight() {}

    @Inject
    public Preflight(
            TemplateCheck template,
            SenderCheck sender,
            AudienceCheck audience,
            ChannelCheck channel,
            LaunchPermission permission,
            FundsCheck funds) {
        this.template = template;
        this.sender = sender;
        this.audience = audience;
        this.channel = channel;
        this.permission = permission;
        this.funds = funds;
    }

    /** Empty when the campaign can start; one that waits, by its clock. */
    public List<FailureReason> check(Campaign campaign) {
        return check(campaign, Actor.SYSTEM);
    }

    /** @param by who starts it now */
    List<FailureReason> check(Campaign campaign, Actor by) {
        Found found = new Found(campaign);
        plan(campaign, found);
        Optional<ReasonCode> unusable = template.reason(campaign);
        unusable.ifPresent(found::add);
        sender.reason(campaign).ifPresent(found::add);
        if (campaign.type() == CampaignType.BROADCAST) {
            List<FailureReason> nobody = audience.reasons(campaign.settings().audience(), campaign.channel());
            nobody.forEach(found::add);
            if (unusable.isEmpty() && nobody.isEmpty()) {
                funds.reason(campaign).ifPresent(found::add);
            }
        }
        channel.reason(campaign.channel()).ifPresent(found::add);
        permission.reason(campaign, by).ifPresent(found::add);
        return found.reasons;
    }

    /** What stands in the way of its message alone: nothing about when and to whom. */
    List<FailureReason> checkMessage(Campaign campaign) {
        Found found = new Found(campaign);
        template.reason(campaign).ifPresent(found::add);
        sender.reason(campaign).ifPresent(found::add);
        channel.reason(campaign.channel()).ifPresent(found::add);
        return found.reasons;
    }

    private static void plan(Campaign campaign, Found found) {
        if (campaign.type() == CampaignType.BROADCAST && campaign.launchType() == null) {
            found.add(ReasonCode.LAUNCH_TYPE_MISSING);
        }
        boolean recurring = campaign.launchType() == LaunchType.RECURRING;
        if ((recurring || campaign.launchType() == LaunchType.SCHEDULE)
                && campaign.settings().sendTime() == null) {
            found.add(ReasonCode.SEND_TIME_MISSING);
        }
        if (recurring && campaign.settings().recurrence() == null) {
            found.add(ReasonCode.RECURRENCE_MISSING);
        }
    }

    /** Each with the page to mend it. */
    private static final class Found {

        private final Campaign campaign;
        private final List<FailureReason> reasons = new ArrayList<>();

        Found(Campaign campaign) {
            this.campaign = campaign;
        }

        void add(ReasonCode code) {
            add(code.on(campaign.channel()));
        }

        void add(FailureReason reason) {
            reasons.add(reason.fixedAt(FixPage.of(campaign.id(), reason)));
        }
    }
}
