package io.outbound.rest.sandbox;

import io.outbound.channel.sandbox.SandboxMessage;
import io.outbound.channel.sandbox.SandboxMessages;
import io.outbound.rest.Cursors;
import io.outbound.rest.PageLimit;
import io.outbound.security.Scope;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** {@code /v1/sandbox/messages}: newest first; {@code q} looks in recipient and subject. */
@Path("v1/sandbox/messages")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Scope.CAMPAIGNS_READ)
public class SandboxResource {

    private SandboxMessages inbox;
    private Cursors cursors;

    protected SandboxResource() {}

    @Inject
    public SandboxResource(SandboxMessages inbox, Cursors cursors) {
        this.inbox = inbox;
        this.cursors = cursors;
    }

    @GET
    public SandboxList list(
            @QueryParam("q") @DefaultValue("") String q,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor) {
        int size = PageLimit.of(limit);
        String list = "sandbox " + q;
        long before = cursors.open(list, cursor)
                .map(keys -> Long.parseLong(keys.get(0)))
                .orElse(Long.MAX_VALUE);
        List<SandboxMessage> found = inbox.list(before, q, size + 1);
        List<SandboxMessage> page = found.subList(0, Math.min(size, found.size()));
        String next =
                found.size() > size ? cursors.sign(list, page.get(size - 1).id()) : null;
        return new SandboxList(page.stream().map(SandboxMessageJson::inList).toList(), next);
    }

    @GET
    @Path("{id}")
    public SandboxMessageJson read(@PathParam("id") long id) {
        return SandboxMessageJson.whole(inbox.byId(id));
    }
}
