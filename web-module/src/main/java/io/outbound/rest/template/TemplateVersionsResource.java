package io.outbound.rest.template;

import io.outbound.rest.Cursors;
import io.outbound.rest.ETags;
import io.outbound.rest.PageLimit;
import io.outbound.rest.openapi.Answers;
import io.outbound.rest.openapi.Summary;
import io.outbound.security.Scope;
import io.outbound.template.SavedTemplate;
import io.outbound.template.Template;
import io.outbound.template.TemplateContent;
import io.outbound.template.TemplateLibrary;
import io.outbound.template.TemplateVersion;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;

/** {@code /v1/templates/{id}/versions}: what a template said before. */
@Path("v1/templates/{id}/versions")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Scope.CAMPAIGNS_READ, Scope.DATA_WRITE})
public class TemplateVersionsResource {

    private static final String LIST = "template-versions ";

    private TemplateLibrary library;
    private Cursors cursors;

    protected TemplateVersionsResource() {}

    @Inject
    public TemplateVersionsResource(TemplateLibrary library, Cursors cursors) {
        this.library = library;
        this.cursors = cursors;
    }

    @GET
    @RolesAllowed({Scope.CAMPAIGNS_READ, Scope.DATA_WRITE})
    @Summary("The versions of a template, newest first.")
    public VersionPage list(
            @PathParam("id") UUID id, @QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor) {
        int size = PageLimit.of(limit);
        long before = cursors.open(LIST + id, cursor)
                .map(keys -> Long.parseLong(keys.get(0)))
                .orElse(Long.MAX_VALUE);
        List<TemplateVersion> found = library.versions(id, before, size + 1);
        return found.size() <= size
                ? new VersionPage(found, null)
                : new VersionPage(
                        found.subList(0, size),
                        cursors.sign(LIST + id, found.get(size - 1).version()));
    }

    @GET
    @RolesAllowed({Scope.CAMPAIGNS_READ, Scope.DATA_WRITE})
    @Path("{version}")
    @Summary("A template as one of its versions said.")
    public TemplateJson one(@PathParam("id") UUID id, @PathParam("version") long version) {
        Template template = library.byId(id);
        TemplateContent content = library.content(id, version);
        return TemplateJson.of(template, version, content, library.variables(content), List.of());
    }

    @POST
    @RolesAllowed(Scope.DATA_WRITE)
    @Path("{version}/restore")
    @Answers(TemplateJson.class)
    @Summary("Makes what an earlier version said the newest version.")
    public Response restore(
            @PathParam("id") UUID id, @PathParam("version") long version, @Context HttpHeaders headers) {
        SavedTemplate saved = library.restore(id, ETags.expected(headers), version);
        return Response.ok(TemplateJson.of(saved.template(), saved.variables(), saved.warnings()))
                .tag(ETags.of(saved.template().version()))
                .build();
    }

    record VersionPage(List<TemplateVersion> items, String nextCursor) {}
}
