package io.outbound.rest.limit;

import io.outbound.limit.LimitDesk;
import io.outbound.limit.SenderLimit;
import io.outbound.limit.WarmUp;
import io.outbound.rest.openapi.Summary;
import io.outbound.security.Scope;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;

/** {@code /v1/senders/{id}/limits}: how fast messages of one sender may leave, and its warm-up. */
@Path("v1/senders/{id}/limits")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Scope.CAMPAIGNS_READ, Scope.DATA_WRITE})
public class SenderLimitsResource {

    private LimitDesk desk;

    protected SenderLimitsResource() {}

    @Inject
    public SenderLimitsResource(LimitDesk desk) {
        this.desk = desk;
    }

    @GET
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed({Scope.CAMPAIGNS_READ, Scope.DATA_WRITE})
    public SenderLimits one(@PathParam("id") UUID id) {
        return SenderLimits.of(desk.ofSender(id));
    }

    @PUT
    @RolesAllowed(Scope.DATA_WRITE)
    @Summary("Says what limits a sender has from now on; what is left out has none.")
    public SenderLimits replace(@PathParam("id") UUID id, SenderLimits wanted) {
        return SenderLimits.of(desk.limitSender(new SenderLimit(id, wanted.perSecond(), wanted.warmUp())));
    }

    @DELETE
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed(Scope.DATA_WRITE)
    public void lift(@PathParam("id") UUID id) {
        desk.liftSender(id);
    }

    /** @param perSecond and the warm-up: null for none */
    record SenderLimits(Integer perSecond, WarmUp warmUp) {

        static SenderLimits of(SenderLimit limit) {
            return new SenderLimits(limit.perSecond(), limit.warmUp());
        }
    }
}
