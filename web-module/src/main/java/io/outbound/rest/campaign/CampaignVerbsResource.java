package io.outbound.rest.campaign;

import io.outbound.campaign.Campaign;
import io.outbound.campaign.CampaignHalt;
import io.outbound.campaign.CampaignLifecycle;
import io.outbound.campaign.CampaignResumption;
import io.outbound.campaign.CampaignStatus;
import io.outbound.campaign.CampaignWarnings;
import io.outbound.campaign.FailureReason;
import io.outbound.campaign.MissedOccurrences;
import io.outbound.rest.ETags;
import io.outbound.rest.openapi.Summary;
import io.outbound.security.Scope;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * {@code /v1/campaigns/{id}/…}: the verbs of a campaign's life. One that its status does not allow is 409; with
 * {@code If-Match} of a version that is no more, 412.
 */
@Path("v1/campaigns")
@Produces(MediaType.APPLICATION_JSON)
public class CampaignVerbsResource {

    private CampaignLifecycle lifecycle;
    private CampaignHalt halt;
    private CampaignResumption resumption;
    private CampaignWarnings warnings;
    private MissedOccurrences missed;
    private CampaignAnswers answers;

    protected CampaignVerbsResource() {}

    @Inject
    public CampaignVerbsResource(
            CampaignLifecycle lifecycle,
            CampaignHalt halt,
            CampaignResumption resumption,
            CampaignWarnings warnings,
            MissedOccurrences missed,
            CampaignAnswers answers) {
        this.lifecycle = lifecycle;
        this.halt = halt;
        this.resumption = resumption;
        this.warnings = warnings;
        this.missed = missed;
        this.answers = answers;
    }

    @POST
    @Path("{id}/preflight")
    @RolesAllowed(Scope.CAMPAIGNS_READ)
    public Readiness preflight(@PathParam("id") UUID id, @Context HttpHeaders headers) {
        return Readiness.of(lifecycle.preflight(id, ETags.given(headers)), warnings.of(id));
    }

    @POST
    @Path("{id}/finish")
    @RolesAllowed({Scope.CAMPAIGNS_WRITE, Scope.CAMPAIGNS_LAUNCH})
    public Response finish(@PathParam("id") UUID id, @Context HttpHeaders headers) {
        return warned(lifecycle.finish(id, ETags.given(headers)));
    }

    @POST
    @Path("{id}/launch")
    @RolesAllowed(Scope.CAMPAIGNS_LAUNCH)
    public Response launch(@PathParam("id") UUID id, @Context HttpHeaders headers) {
        return warned(lifecycle.launch(id, ETags.given(headers)));
    }

    @POST
    @Path("{id}/stop")
    @RolesAllowed(Scope.CAMPAIGNS_LAUNCH)
    public Response stop(@PathParam("id") UUID id, @Context HttpHeaders headers) {
        return answer(lifecycle.stop(id, ETags.given(headers)));
    }

    @POST
    @Path("{id}/halt")
    @RolesAllowed(Scope.CAMPAIGNS_HALT)
    public Response halt(@PathParam("id") UUID id, @Context HttpHeaders headers) {
        return answer(halt.halt(id, ETags.given(headers)));
    }

    @POST
    @Path("{id}/resume")
    @RolesAllowed(Scope.CAMPAIGNS_LAUNCH)
    @Summary("A campaign that is paused because its messages failed goes on now.")
    public Response resume(@PathParam("id") UUID id, @Context HttpHeaders headers) {
        resumption.resume(id, ETags.given(headers));
        return answers.ok(id);
    }

    @POST
    @Path("{id}/send-now")
    @RolesAllowed(Scope.CAMPAIGNS_LAUNCH)
    @Summary("Sends the occurrence that an overdue campaign missed.")
    public Response sendNow(@PathParam("id") UUID id, @Context HttpHeaders headers) {
        return answer(missed.sendNow(id, ETags.given(headers)));
    }

    @POST
    @Path("{id}/skip-occurrence")
    @RolesAllowed(Scope.CAMPAIGNS_LAUNCH)
    @Summary("Leaves out what an overdue campaign missed.")
    public Response skipOccurrence(@PathParam("id") UUID id, @Context HttpHeaders headers) {
        return answer(missed.skip(id, ETags.given(headers)));
    }

    @POST
    @Path("{id}/activate")
    @RolesAllowed(Scope.CAMPAIGNS_LAUNCH)
    public Response activate(@PathParam("id") UUID id, @Context HttpHeaders headers) {
        return answer(lifecycle.activate(id, ETags.given(headers)));
    }

    @POST
    @Path("{id}/deactivate")
    @RolesAllowed(Scope.CAMPAIGNS_LAUNCH)
    public Response deactivate(@PathParam("id") UUID id, @Context HttpHeaders headers) {
        return answer(lifecycle.deactivate(id, ETags.given(headers)));
    }

    /** With what would stand in the way of one that is to start later. */
    private Response warned(Campaign campaign) {
        boolean waits = campaign.status() == CampaignStatus.READY || campaign.status() == CampaignStatus.WAITING;
        return answers.ok(campaign.id(), waits ? lifecycle.preflight(campaign.id(), Optional.empty()) : List.of());
    }

    private Response answer(Campaign campaign) {
        return answers.ok(campaign.id());
    }

    /** @param warnings what does not stand in the way */
    record Readiness(boolean ready, List<FailureReason> reasons, List<FailureReason> warnings) {
        static Readiness of(List<FailureReason> reasons, List<FailureReason> warnings) {
            return new Readiness(reasons.isEmpty(), reasons, warnings);
        }
    }
}
