package io.outbound.rest.audience;

import io.outbound.audience.BadRows;
import io.outbound.audience.ContactImport;
import io.outbound.audience.ContactImport.BadRow;
import io.outbound.audience.ImportDesk;
import io.outbound.kernel.Page;
import io.outbound.rest.Cursors;
import io.outbound.rest.audience.ImportJson.ImportPage;
import io.outbound.security.Scope;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/** {@code /v1/imports}: how far imports are, stopping and resuming them, and the rows that were left out. */
@Path("v1/imports")
@RolesAllowed(Scope.DATA_WRITE)
@Produces(MediaType.APPLICATION_JSON)
public class ImportsResource {

    private static final String LIST = "imports";
    private static final int PART = 1_000;

    private ImportDesk imports;
    private Cursors cursors;

    protected ImportsResource() {}

    @Inject
    public ImportsResource(ImportDesk imports, Cursors cursors) {
        this.imports = imports;
        this.cursors = cursors;
    }

    @GET
    @RolesAllowed(Scope.DATA_WRITE)
    public ImportPage list(@QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor) {
        Page<ContactImport> page = cursors.page(LIST, limit, cursor, imports::page, ContactImport::id);
        return new ImportPage(
                page.map(ImportJson::of).items(), page.nextCursor().orElse(null));
    }

    @GET
    @RolesAllowed(Scope.DATA_WRITE)
    @Path("{id}")
    public ImportJson one(@PathParam("id") UUID id) {
        return ImportJson.of(imports.byId(id));
    }

    /** What is in stays. */
    @POST
    @RolesAllowed(Scope.DATA_WRITE)
    @Path("{id}/stop")
    public ImportJson stop(@PathParam("id") UUID id) {
        return ImportJson.of(imports.stop(id));
    }

    /** Goes on where it was. */
    @POST
    @RolesAllowed(Scope.DATA_WRITE)
    @Path("{id}/resume")
    public ImportJson resume(@PathParam("id") UUID id) {
        return ImportJson.of(imports.resume(id));
    }

    /** Where and why, and the row as it came: corrected, the file can be imported as it is. */
    @GET
    @RolesAllowed(Scope.DATA_WRITE)
    @Path("{id}/errors")
    @Produces("text/csv; charset=UTF-8")
    public Response errors(@PathParam("id") UUID id) {
        ContactImport job = imports.byId(id);
        AtomicLong line = new AtomicLong();
        return CsvDownload.of("bad-rows.csv", BadRows.header(job), () -> {
            List<BadRow> rows = imports.badRows(id, line.get(), PART);
            if (rows.isEmpty()) {
                return null;
            }
            line.set(rows.get(rows.size() - 1).line());
            return rows.stream().map(row -> BadRows.row(job, row)).collect(Collectors.joining());
        });
    }
}
