package io.outbound.rest.channel;

import io.outbound.channel.ChannelOverview;
import io.outbound.security.Scope;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** {@code /v1/channels}: what is set up, and whether anything can leave. */
@Path("v1/channels")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Scope.CAMPAIGNS_READ, Scope.DATA_WRITE})
public class ChannelsResource {

    private ChannelOverview overview;

    protected ChannelsResource() {}

    @Inject
    public ChannelsResource(ChannelOverview overview) {
        this.overview = overview;
    }

    @GET
    @RolesAllowed({Scope.CAMPAIGNS_READ, Scope.DATA_WRITE})
    public Channels list() {
        return new Channels(overview.channels(), null);
    }

    record Channels(List<ChannelOverview.Standing> items, String nextCursor) {}
}
