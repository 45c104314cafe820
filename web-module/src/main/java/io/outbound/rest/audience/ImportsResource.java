package io.outbound.rest.audience;

import io.outbound.audience.ContactImport.BadRow;
import io.outbound.audience.ImportDesk;
import io.outbound.security.Scope;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;

/** {@code /v1/imports/{id}}: the progress of an import, and the rows that were left out. */
@Path("v1/imports/{id}")
@RolesAllowed(Scope.DATA_WRITE)
public class ImportsResource {

    private static final int PART = 1_000;

    private ImportDesk imports;

    protected ImportsResource() {}

    @Inject
    public ImportsResource(ImportDesk imports) {
        this.imports = imports;
    }

    @GET
    @RolesAllowed(Scope.DATA_WRITE)
    @Produces(MediaType.APPLICATION_JSON)
    public ImportJson one(@PathParam("id") UUID id) {
        return ImportJson.of(imports.byId(id));
    }

    /** At most ten thousand rows are kept; nothing in them was typed by anybody. */
    @GET
    @RolesAllowed(Scope.DATA_WRITE)
    @Path("errors")
    @Produces("text/csv; charset=UTF-8")
    public String errors(@PathParam("id") UUID id) {
        StringBuilder csv = new StringBuilder("line,code,message\r\n");
        List<BadRow> rows = imports.badRows(id, 0, PART);
        while (!rows.isEmpty()) {
            rows.forEach(row -> csv.append(row.line())
                    .append(',')
                    .append(row.code())
                    .append(",\"")
                    .append(row.message().replace("\"", "\"\""))
                    .append("\"\r\n"));
            rows = imports.badRows(id, rows.get(rows.size() - 1).line(), PART);
        }
        return csv.toString();
    }
}
