package io.outbound.rest.audience;

import io.outbound.audience.ContactExport;
import io.outbound.audience.ExportDesk;
import io.outbound.audience.ExportRows;
import io.outbound.kernel.Page;
import io.outbound.rest.Cursors;
import io.outbound.rest.audience.ExportJson.ExportPage;
import io.outbound.rest.openapi.Answers;
import io.outbound.security.Scope;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
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
import java.util.concurrent.atomic.AtomicInteger;

/** {@code /v1/exports}: contacts as files; a job writes one, then it can be fetched. */
@Path("v1/exports")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Scope.DATA_WRITE)
public class ExportsResource {

    private static final String LIST = "exports";

    private ExportDesk exports;
    private Cursors cursors;

    protected ExportsResource() {}

    @Inject
    public ExportsResource(ExportDesk exports, Cursors cursors) {
        this.exports = exports;
        this.cursors = cursors;
    }

    @GET
    @RolesAllowed(Scope.DATA_WRITE)
    @Consumes(MediaType.WILDCARD)
    public ExportPage list(@QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor) {
        Page<ContactExport> page = cursors.page(LIST, limit, cursor, exports::page, ContactExport::id);
        return new ExportPage(
                page.map(ExportJson::of).items(), page.nextCursor().orElse(null));
    }

    /** Those on the list who are in the segment and whom the rule holds; what is not given does not narrow. */
    @POST
    @RolesAllowed(Scope.DATA_WRITE)
    @Answers(value = ExportJson.class, status = 202)
    public Response start(ExportRequest request) {
        ContactExport started = exports.start(request.listId(), request.segmentId(), request.rule());
        return Response.accepted(ExportJson.of(started))
                .location(URI.create("v1/exports/" + started.id()))
                .build();
    }

    @GET
    @RolesAllowed(Scope.DATA_WRITE)
    @Path("{id}")
    @Consumes(MediaType.WILDCARD)
    public ExportJson one(@PathParam("id") UUID id) {
        return ExportJson.of(exports.byId(id));
    }

    @POST
    @RolesAllowed(Scope.DATA_WRITE)
    @Path("{id}/stop")
    @Consumes(MediaType.WILDCARD)
    public ExportJson stop(@PathParam("id") UUID id) {
        return ExportJson.of(exports.stop(id));
    }

    /** Goes on where it was. */
    @POST
    @RolesAllowed(Scope.DATA_WRITE)
    @Path("{id}/resume")
    @Consumes(MediaType.WILDCARD)
    public ExportJson resume(@PathParam("id") UUID id) {
        return ExportJson.of(exports.resume(id));
    }

    /** With its file. */
    @DELETE
    @RolesAllowed(Scope.DATA_WRITE)
    @Path("{id}")
    @Consumes(MediaType.WILDCARD)
    public void delete(@PathParam("id") UUID id) {
        exports.delete(id);
    }

    @GET
    @RolesAllowed(Scope.DATA_WRITE)
    @Path("{id}/file")
    @Consumes(MediaType.WILDCARD)
    @Produces("text/csv; charset=UTF-8")
    public Response file(@PathParam("id") UUID id) {
        ContactExport job = exports.byId(id);
        AtomicInteger number = new AtomicInteger();
        List<String> attributes = job.attributes() == null ? List.of() : job.attributes();
        return CsvDownload.of(
                "contacts.csv", ExportRows.header(attributes), () -> exports.part(id, number.incrementAndGet())
                        .orElse(null));
    }

    record ExportRequest(UUID listId, UUID segmentId, JsonObject rule) {}
}
