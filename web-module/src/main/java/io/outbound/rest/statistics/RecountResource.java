package io.outbound.rest.statistics;

import io.outbound.security.Scope;
import io.outbound.statistics.Difference;
import io.outbound.statistics.Recount;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;

/** {@code /v1/statistics/recount}: the counters beside the ledger they sum up; reads every message. */
@Path("v1/statistics/recount")
@RolesAllowed(Scope.ADMIN)
@Produces(MediaType.APPLICATION_JSON)
public class RecountResource {

    private Recount recount;

    protected RecountResource() {}

    @Inject
    public RecountResource(Recount recount) {
        this.recount = recount;
    }

    /** @param campaignId without it every campaign */
    @GET
    public Differences compare(@QueryParam("campaignId") UUID campaignId) {
        return new Differences(recount.compare(campaignId));
    }

    /** Adds to each counter what it lacks and says what that was. */
    @POST
    public Differences correct(@QueryParam("campaignId") UUID campaignId) {
        return new Differences(recount.correct(campaignId));
    }

    record Differences(List<Difference> differences) {}
}
