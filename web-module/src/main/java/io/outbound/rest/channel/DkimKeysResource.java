package io.outbound.rest.channel;

import io.outbound.channel.smtp.DkimAlgorithm;
import io.outbound.channel.smtp.DkimKey;
import io.outbound.channel.smtp.DkimKeyDesk;
import io.outbound.kernel.Page;
import io.outbound.rest.Cursors;
import io.outbound.rest.openapi.Answers;
import io.outbound.rest.openapi.Summary;
import io.outbound.security.Scope;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.UUID;

/** {@code /v1/dkim-keys}: what signs email. A private key goes in, or is made here, and never comes out. */
@Path("v1/dkim-keys")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Scope.ADMIN)
public class DkimKeysResource {

    private static final String LIST = "dkim-keys";

    private DkimKeyDesk desk;
    private Cursors cursors;

    protected DkimKeysResource() {}

    @Inject
    public DkimKeysResource(DkimKeyDesk desk, Cursors cursors) {
        this.desk = desk;
        this.cursors = cursors;
    }

    @GET
    @RolesAllowed(Scope.ADMIN)
    @Consumes(MediaType.WILDCARD)
    public DkimKeyPage list(@QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor) {
        Page<DkimKey> page = cursors.page(LIST, limit, cursor, desk::page, DkimKey::id);
        return new DkimKeyPage(
                page.map(DkimKeyJson::of).items(), page.nextCursor().orElse(null));
    }

    @POST
    @RolesAllowed(Scope.ADMIN)
    @Answers(value = DkimKeyJson.class, status = 201)
    @Summary("Makes a key, or imports one: its record is to be published before it is activated.")
    public Response add(DkimKeyRequest request) {
        DkimKey key = desk.add(request.domain(), request.selector(), request.algorithm(), request.privateKey());
        return Response.created(URI.create("v1/dkim-keys/" + key.id()))
                .entity(DkimKeyJson.of(key))
                .build();
    }

    @GET
    @RolesAllowed(Scope.ADMIN)
    @Path("{id}")
    @Consumes(MediaType.WILDCARD)
    public DkimKeyJson one(@PathParam("id") UUID id) {
        return DkimKeyJson.of(desk.byId(id));
    }

    @POST
    @RolesAllowed(Scope.ADMIN)
    @Path("{id}/activate")
    @Consumes(MediaType.WILDCARD)
    @Summary("From now on it signs; the one of its domain and algorithm that did is retired.")
    public DkimKeyJson activate(@PathParam("id") UUID id) {
        return DkimKeyJson.of(desk.activate(id));
    }

    @DELETE
    @RolesAllowed(Scope.ADMIN)
    @Path("{id}")
    @Consumes(MediaType.WILDCARD)
    public void remove(@PathParam("id") UUID id) {
        desk.remove(id);
    }

    /**
     * @param selector made up when missing
     * @param algorithm RSA when missing, or that of {@code privateKey}
     * @param privateKey PEM of a key to import; generated when missing
     */
    record DkimKeyRequest(String domain, String selector, DkimAlgorithm algorithm, String privateKey) {}

    record DkimKeyPage(List<DkimKeyJson> items, String nextCursor) {}
}
