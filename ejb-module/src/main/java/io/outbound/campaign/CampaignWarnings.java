package io.outbound.campaign;

import io.outbound.channel.PublicLinks;
import io.outbound.kernel.ChannelId;
import io.outbound.kernel.DomainException;
import io.outbound.security.Scope;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;

/** What does not stand in the way of a campaign, but should be known before it starts. */
@Stateless
@RolesAllowed(Scope.CAMPAIGNS_READ)
public class CampaignWarnings {

    private Campaigns campaigns;
    private PublicLinks links;

    protected CampaignWarnings() {}

    @Inject
    public CampaignWarnings(Campaigns campaigns, PublicLinks links) {
        this.campaigns = campaigns;
        this.links = links;
    }

    /** @throws DomainException NOT_FOUND */
    public List<FailureReason> of(UUID id) {
        Campaign campaign = campaigns.byId(id).orElseThrow(() -> DomainException.notFound("campaign", id));
        boolean leavable = campaign.type() == CampaignType.BROADCAST && campaign.channel() == ChannelId.EMAIL;
        return leavable && links.areUnfitOn(campaign.channel())
                ? List.of(new FailureReason(
                        "PUBLIC_URL_NOT_SECURE",
                        campaign.channel(),
                        "Unsubscribe links do not begin with https: mailbox providers will not show them. Set outbound.public-url.",
                        null,
                        null))
                : List.of();
    }
}
