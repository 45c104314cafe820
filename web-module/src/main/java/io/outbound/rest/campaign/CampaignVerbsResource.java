package io.outbound.rest.campaign;

import io.outbound.campaign.Campaign;
import io.outbound.campaign.CampaignLifecycle;
import io.outbound.campaign.FailureReason;
import io.outbound.security.Scope;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;

/**
 * {@code /v1/campaigns/{id}/…}: the verbs of a campaign's life. One that its status does not allow is 409. Which scope each
 * verb needs is said by the use case.
 */
@Path("v1/campaigns/{id}/{verb: preflight|finish|launch|stop|activate|deactivate}")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Scope.CAMPAIGNS_READ, Scope.CAMPAIGNS_WRITE, Scope.CAMPAIGNS_LAUNCH})
public class CampaignVerbsResource {

    private CampaignLifecycle lifecycle;
    private CampaignAnswers answers;

    protected CampaignVerbsResource() {}

    @Inject
    public CampaignVerbsResource(CampaignLifecycle lifecycle, CampaignAnswers answers) {
        this.lifecycle = lifecycle;
        this.answers = answers;
    }

    @POST
    @RolesAllowed({Scope.CAMPAIGNS_READ, Scope.CAMPAIGNS_WRITE, Scope.CAMPAIGNS_LAUNCH})
    public Response act(@PathParam("id") UUID id, @PathParam("verb") String verb) {
        return switch (verb) {
            case "preflight" ->
                Response.ok(Readiness.of(lifecycle.preflight(id))).build();
            case "finish" -> answer(lifecycle.finish(id));
            case "launch" -> answer(lifecycle.launch(id));
            case "stop" -> answer(lifecycle.stop(id));
            case "activate" -> answer(lifecycle.activate(id));
            case "deactivate" -> answer(lifecycle.deactivate(id));
            default -> throw new NotFoundException();
        };
    }

    private Response answer(Campaign campaign) {
        return answers.ok(campaign.id());
    }

    record Readiness(boolean ready, List<FailureReason> reasons) {
        static Readiness of(List<FailureReason> reasons) {
            return new Readiness(reasons.isEmpty(), reasons);
        }
    }
}
