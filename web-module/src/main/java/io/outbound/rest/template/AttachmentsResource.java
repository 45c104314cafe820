package io.outbound.rest.template;

import io.outbound.kernel.ExtendedValue;
import io.outbound.kernel.Page;
import io.outbound.rest.Cursors;
import io.outbound.rest.json.LimitedBody;
import io.outbound.rest.openapi.Answers;
import io.outbound.rest.openapi.Required;
import io.outbound.rest.openapi.Summary;
import io.outbound.security.Scope;
import io.outbound.template.AttachmentDesk;
import io.outbound.template.AttachmentEntry;
import io.outbound.template.GivenFile;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** {@code /v1/attachments}: files that go with emails; a template names those that go with its own. */
@Path("v1/attachments")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Scope.CAMPAIGNS_READ, Scope.DATA_WRITE})
public class AttachmentsResource {

    private static final String LIST = "attachments";

    private AttachmentDesk desk;
    private Cursors cursors;

    protected AttachmentsResource() {}

    @Inject
    public AttachmentsResource(AttachmentDesk desk, Cursors cursors) {
        this.desk = desk;
        this.cursors = cursors;
    }

    @GET
    @RolesAllowed({Scope.CAMPAIGNS_READ, Scope.DATA_WRITE})
    public AttachmentPage list(@QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor) {
        Page<AttachmentEntry> page = cursors.page(LIST, limit, cursor, desk::page, AttachmentEntry::id);
        return new AttachmentPage(
                page.map(AttachmentJson::of).items(), page.nextCursor().orElse(null));
    }

    /** 201; 200 when it was there before. */
    @POST
    @RolesAllowed(Scope.DATA_WRITE)
    @Consumes(MediaType.WILDCARD)
    @Answers(value = AttachmentJson.class, status = 201)
    @Summary("The body is the file, its content type the file's; the same file again is the same attachment (200).")
    public Response add(
            @Required @QueryParam("name") String name,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) String type,
            InputStream file)
            throws IOException {
        AttachmentDesk.Kept kept = desk.add(name, type, LimitedBody.read(file, LimitedBody.BULK));
        AttachmentJson entry = AttachmentJson.of(kept.entry());
        return kept.before()
                ? Response.ok(entry).build()
                : Response.created(URI.create("v1/attachments/" + entry.id()))
                        .entity(entry)
                        .build();
    }

    @GET
    @RolesAllowed({Scope.CAMPAIGNS_READ, Scope.DATA_WRITE})
    @Path("{id}")
    public AttachmentJson one(@PathParam("id") UUID id) {
        return AttachmentJson.of(desk.byId(id));
    }

    /** Always as bytes to be saved: whatever it is, no browser shows it under our address. */
    @GET
    @RolesAllowed({Scope.CAMPAIGNS_READ, Scope.DATA_WRITE})
    @Path("{id}/file")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    public Response file(@PathParam("id") UUID id) {
        GivenFile file = desk.file(id);
        return Response.ok(file.content(), MediaType.APPLICATION_OCTET_STREAM_TYPE)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename*=" + ExtendedValue.of(file.name()))
                .build();
    }

    @DELETE
    @RolesAllowed(Scope.DATA_WRITE)
    @Path("{id}")
    public void remove(@PathParam("id") UUID id) {
        desk.remove(id);
    }

    record AttachmentPage(List<AttachmentJson> items, String nextCursor) {}

    /** @param size in bytes */
    record AttachmentJson(UUID id, String name, String contentType, int size, Instant createdAt) {

        static AttachmentJson of(AttachmentEntry entry) {
            return new AttachmentJson(entry.id(), entry.name(), entry.contentType(), entry.size(), entry.createdAt());
        }
    }
}
