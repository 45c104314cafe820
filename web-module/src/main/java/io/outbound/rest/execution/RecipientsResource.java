package io.outbound.rest.execution;

import io.outbound.campaign.Campaign;
import io.outbound.campaign.Campaigns;
import io.outbound.delivery.Deliveries;
import io.outbound.delivery.DeliveryState;
import io.outbound.kernel.DomainException;
import io.outbound.rest.Cursors;
import io.outbound.security.Scope;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.Optional;

/** {@code /v1/campaigns/{id}/recipients}: the ledger of a campaign, all of it or one state. */
@Path("v1/campaigns/{id}/recipients")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Scope.CAMPAIGNS_READ)
public class RecipientsResource {

    private Campaigns campaigns;
    private Deliveries deliveries;
    private Cursors cursors;
    private Clock clock;

    protected RecipientsResource() {}

    @Inject
    public RecipientsResource(Campaigns campaigns, Deliveries deliveries, Cursors cursors, Clock clock) {
        this.campaigns = campaigns;
        this.deliveries = deliveries;
        this.cursors = cursors;
        this.clock = clock;
    }

    @GET
    public MessageList list(
            @PathParam("id") String id,
            @QueryParam("state") DeliveryState state,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor) {
        Campaign campaign = campaigns.byIdOrSlug(id).orElseThrow(() -> DomainException.notFound("campaign", id));
        return MessageList.read(
                (after, size) -> deliveries.ofCampaign(campaign.id(), Optional.ofNullable(state), after, size),
                cursors,
                "recipients " + campaign.id() + state,
                limit,
                cursor,
                clock.instant());
    }
}
