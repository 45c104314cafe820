package io.outbound.rest.suppression;

import io.outbound.address.ChannelAddress;
import io.outbound.consent.Suppression;
import io.outbound.consent.SuppressionReason;
import io.outbound.consent.Suppressions;
import io.outbound.kernel.ChannelId;
import io.outbound.kernel.DomainException;
import io.outbound.rest.Cursors;
import io.outbound.rest.PageLimit;
import io.outbound.security.Scope;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;

/** {@code /v1/suppressions}. */
@Path("v1/suppressions")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Scope.DATA_WRITE)
public class SuppressionsResource {

    private static final String LIST = "suppressions of each channel";
    private static final String END = "9999-12-31T00:00:00Z";

    private Suppressions suppressions;
    private Cursors cursors;

    protected SuppressionsResource() {}

    @Inject
    public SuppressionsResource(Suppressions suppressions, Cursors cursors) {
        this.suppressions = suppressions;
        this.cursors = cursors;
    }

    @GET
    public SuppressionList list(@QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor) {
        int size = PageLimit.of(limit);
        List<String> keys = cursors.open(LIST, cursor).orElse(List.of(END, "", ""));
        List<Suppression> found = suppressions.list(Instant.parse(keys.get(0)), keys.get(1), keys.get(2), size + 1);
        List<Suppression> page = found.subList(0, Math.min(size, found.size()));
        return new SuppressionList(
                page.stream().map(SuppressionJson::of).toList(), found.size() > size ? next(page.get(size - 1)) : null);
    }

    private String next(Suppression last) {
        return cursors.sign(LIST, last.createdAt(), last.addressHash(), last.channel());
    }

    /** Adding an address twice keeps the first reason. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response add(NewSuppressionJson wanted) {
        ChannelId channel = channel(wanted.channel());
        suppressions.add(channel, key(channel, wanted.address()), SuppressionReason.MANUAL, null);
        return Response.noContent().build();
    }

    @DELETE
    @Path("{id}")
    public void remove(@PathParam("id") String id, @QueryParam("channel") @DefaultValue("EMAIL") ChannelId channel) {
        if (!suppressions.removeHash(channel, id)) {
            throw DomainException.notFound("suppression", id);
        }
    }

    private static ChannelId channel(ChannelId wanted) {
        return wanted == null ? ChannelId.EMAIL : wanted;
    }

    private static String key(ChannelId channel, String address) {
        if (address == null || address.isBlank()) {
            throw DomainException.invalid("required", "/address", "An address is needed.");
        }
        return ChannelAddress.parse(channel, address).key();
    }
}
