package io.outbound.rest.limit;

import io.outbound.limit.LimitDesk;
import io.outbound.limit.RateLimit;
import io.outbound.limit.RateLimit.Kind;
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
import java.util.List;

/** {@code /v1/rate-limits}: messages a second on a channel or to a recipient's domain, of all nodes together. */
@Path("v1/rate-limits")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Scope.ADMIN)
public class RateLimitsResource {

    private LimitDesk desk;

    protected RateLimitsResource() {}

    @Inject
    public RateLimitsResource(LimitDesk desk) {
        this.desk = desk;
    }

    @GET
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed({Scope.CAMPAIGNS_READ, Scope.ADMIN})
    public RateLimitList list() {
        return new RateLimitList(desk.all());
    }

    @PUT
    @Path("channels/{channel}")
    @Summary("Limits a channel, whatever campaign or node sends on it.")
    public RateLimit limitChannel(@PathParam("channel") String channel, Rate rate) {
        return desk.limit(Kind.CHANNEL, channel, rate.perSecond());
    }

    @DELETE
    @Path("channels/{channel}")
    @Consumes(MediaType.WILDCARD)
    public void liftChannel(@PathParam("channel") String channel) {
        desk.lift(Kind.CHANNEL, channel);
    }

    @PUT
    @Path("domains/{domain}")
    @Summary("Limits email to a domain; * to each domain that has no limit of its own.")
    public RateLimit limitDomain(@PathParam("domain") String domain, Rate rate) {
        return desk.limit(Kind.DOMAIN, domain, rate.perSecond());
    }

    @DELETE
    @Path("domains/{domain}")
    @Consumes(MediaType.WILDCARD)
    public void liftDomain(@PathParam("domain") String domain) {
        desk.lift(Kind.DOMAIN, domain);
    }

    record Rate(Integer perSecond) {}

    record RateLimitList(List<RateLimit> items) {}
}
