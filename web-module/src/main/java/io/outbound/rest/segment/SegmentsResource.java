package io.outbound.rest.segment;

import io.outbound.campaign.Asset;
import io.outbound.kernel.Page;
import io.outbound.rest.Cursors;
import io.outbound.rest.ETags;
import io.outbound.rest.campaign.Usages;
import io.outbound.rest.openapi.Answers;
import io.outbound.rest.openapi.Summary;
import io.outbound.security.Scope;
import io.outbound.segment.Segment;
import io.outbound.segment.SegmentDesk;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.UUID;

/** {@code /v1/segments}: groups of contacts by a rule. */
@Path("v1/segments")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Scope.CAMPAIGNS_READ, Scope.DATA_WRITE})
public class SegmentsResource {

    private static final String LIST = "segments";

    private SegmentDesk desk;
    private Cursors cursors;
    private Usages usages;

    protected SegmentsResource() {}

    @Inject
    public SegmentsResource(SegmentDesk desk, Cursors cursors, Usages usages) {
        this.usages = usages;
        this.desk = desk;
        this.cursors = cursors;
    }

    @GET
    @RolesAllowed({Scope.CAMPAIGNS_READ, Scope.DATA_WRITE})
    @Consumes(MediaType.WILDCARD)
    public SegmentPage list(@QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor) {
        Page<Segment> page = cursors.page(LIST, limit, cursor, desk::page, Segment::id);
        return new SegmentPage(
                page.map(SegmentJson::of).items(), page.nextCursor().orElse(null));
    }

    @POST
    @RolesAllowed(Scope.DATA_WRITE)
    public Response add(SegmentRequest request) {
        Segment segment = desk.add(request.name(), request.rule());
        return Response.created(URI.create("v1/segments/" + segment.id()))
                .tag(ETags.of(segment.version()))
                .entity(SegmentJson.of(segment))
                .build();
    }

    /** How many contacts a rule holds now, without saving it. */
    @POST
    @Path("count")
    @RolesAllowed({Scope.CAMPAIGNS_READ, Scope.DATA_WRITE})
    public SegmentCount count(RuleRequest request) {
        return new SegmentCount(desk.count(request.rule()));
    }

    /** With its size as it is now. */
    @GET
    @RolesAllowed({Scope.CAMPAIGNS_READ, Scope.DATA_WRITE})
    @Path("{id}")
    @Consumes(MediaType.WILDCARD)
    public Response one(@PathParam("id") UUID id) {
        return answer(desk.counted(id));
    }

    /** Another name, another rule, or both. */
    @PATCH
    @Path("{id}")
    @Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
    @RolesAllowed(Scope.DATA_WRITE)
    public Response change(@PathParam("id") UUID id, SegmentRequest change, @Context HttpHeaders headers) {
        return answer(desk.change(id, ETags.expected(headers), change.name(), change.rule()));
    }

    @DELETE
    @Path("{id}")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed(Scope.DATA_WRITE)
    @Answers(Usages.Broken.class)
    public Response delete(@PathParam("id") UUID id) {
        desk.delete(id);
        return usages.deleted(Asset.SEGMENT, id);
    }

    @GET
    @RolesAllowed({Scope.CAMPAIGNS_READ, Scope.DATA_WRITE})
    @Path("{id}/usages")
    @Consumes(MediaType.WILDCARD)
    @Summary("The campaigns that use it, and whether they can do without.")
    public Usages.UsedBy usages(@PathParam("id") UUID id) {
        return usages.of(Asset.SEGMENT, desk.byId(id).id());
    }

    private static Response answer(Segment segment) {
        return Response.ok(SegmentJson.of(segment))
                .tag(ETags.of(segment.version()))
                .build();
    }

    record SegmentRequest(String name, JsonObject rule) {}

    record RuleRequest(JsonObject rule) {}

    record SegmentCount(long size) {}

    record SegmentPage(List<SegmentJson> items, String nextCursor) {}
}
