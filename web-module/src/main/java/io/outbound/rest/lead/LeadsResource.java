package io.outbound.rest.lead;

import io.outbound.kernel.DomainException;
import io.outbound.kernel.Page;
import io.outbound.lead.InjectionResult;
import io.outbound.lead.InjectionResult.Created;
import io.outbound.lead.InjectionResult.Rejected;
import io.outbound.lead.Lead;
import io.outbound.lead.LeadCatalog;
import io.outbound.lead.LeadInjection;
import io.outbound.lead.LeadOrigin;
import io.outbound.lead.LeadRemoval;
import io.outbound.lead.LeadSubmission;
import io.outbound.rest.Caller;
import io.outbound.rest.Cursors;
import io.outbound.rest.json.LimitedBody;
import io.outbound.rest.openapi.Described;
import io.outbound.rest.problem.ProblemException;
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
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** {@code /v1/leads}: one lead, many at once, and the list. */
@Path("v1/leads")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class LeadsResource {

    private static final String LIST = "leads";

    private LeadInjection injection;
    private LeadCatalog catalog;
    private LeadRemoval removal;
    private LeadBody bodies;
    private Caller caller;
    private Cursors cursors;

    protected LeadsResource() {}

    @Inject
    public LeadsResource(
            LeadInjection injection,
            LeadCatalog catalog,
            LeadRemoval removal,
            LeadBody bodies,
            Caller caller,
            Cursors cursors) {
        this.injection = injection;
        this.catalog = catalog;
        this.removal = removal;
        this.bodies = bodies;
        this.caller = caller;
        this.cursors = cursors;
    }

    @POST
    @RolesAllowed(Scope.LEADS_WRITE)
    public Response inject(@Described(LeadRequest.class) InputStream body) throws IOException {
        LeadRequest lead = bodies.read(body, LimitedBody.USUAL, LeadRequest.class);
        InjectionResult result = inject(List.of(lead.json())).get(0);
        if (result instanceof Rejected rejected) {
            throw new ProblemException(LeadRefusal.of(rejected, mayReadLeads()));
        }
        Created created = (Created) result;
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("id", created.id());
        answer.put("status", "created");
        if (!created.warnings().isEmpty()) {
            answer.put("warnings", created.warnings());
        }
        return Response.created(URI.create("v1/leads/" + created.id()))
                .entity(answer)
                .build();
    }

    @POST
    @Path("bulk")
    @RolesAllowed(Scope.LEADS_WRITE)
    public BulkAnswer injectMany(@Described(BulkRequest.class) InputStream body) throws IOException {
        BulkRequest request = bodies.read(body, LimitedBody.BULK, BulkRequest.class);
        return BulkAnswer.of(inject(request.leads()), mayReadLeads());
    }

    @GET
    @RolesAllowed(Scope.LEADS_READ)
    @Consumes(MediaType.WILDCARD)
    public LeadPage list(@QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor) {
        Page<Lead> page = cursors.page(LIST, limit, cursor, catalog::newest, Lead::id);
        return new LeadPage(page.map(LeadJson::of).items(), page.nextCursor().orElse(null));
    }

    @GET
    @RolesAllowed(Scope.LEADS_READ)
    @Path("{id}")
    @Consumes(MediaType.WILDCARD)
    public LeadJson lead(@PathParam("id") UUID id) {
        return catalog.byId(id).map(LeadJson::of).orElseThrow(() -> DomainException.notFound("lead", id));
    }

    @DELETE
    @RolesAllowed(Scope.LEADS_WRITE)
    @Path("{id}")
    @Consumes(MediaType.WILDCARD)
    public void delete(@PathParam("id") UUID id) {
        removal.remove(id);
    }

    private List<InjectionResult> inject(List<JsonObject> leads) {
        return injection.inject(new LeadSubmission(leads, LeadOrigin.API, caller.description(), caller.actor()));
    }

    private boolean mayReadLeads() {
        return caller.actor().may(Scope.LEADS_READ);
    }

    record LeadPage(List<LeadJson> items, String nextCursor) {}
}
