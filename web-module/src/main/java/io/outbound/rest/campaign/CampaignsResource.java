package io.outbound.rest.campaign;

import io.outbound.campaign.Campaign;
import io.outbound.campaign.CampaignCatalog;
import io.outbound.campaign.CampaignEditing;
import io.outbound.campaign.CampaignFilter;
import io.outbound.campaign.CampaignLine;
import io.outbound.campaign.CampaignOrder;
import io.outbound.campaign.CampaignPlace;
import io.outbound.delivery.DeliveryProgress;
import io.outbound.kernel.Page;
import io.outbound.rest.CountsJson;
import io.outbound.rest.Cursors;
import io.outbound.rest.ETags;
import io.outbound.rest.PageLimit;
import io.outbound.rest.json.MergePatch;
import io.outbound.security.Scope;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** {@code /v1/campaigns}: the list, one campaign, and everything that changes what it says. */
@Path("v1/campaigns")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Scope.CAMPAIGNS_READ, Scope.CAMPAIGNS_WRITE, Scope.CAMPAIGNS_LAUNCH})
public class CampaignsResource {

    private CampaignCatalog catalog;
    private CampaignEditing editing;
    private CampaignAnswers answers;
    private Cursors cursors;

    protected CampaignsResource() {}

    @Inject
    public CampaignsResource(
            CampaignCatalog catalog, CampaignEditing editing, CampaignAnswers answers, Cursors cursors) {
        this.catalog = catalog;
        this.editing = editing;
        this.answers = answers;
        this.cursors = cursors;
    }

    @GET
    @RolesAllowed({Scope.CAMPAIGNS_READ, Scope.CAMPAIGNS_WRITE, Scope.CAMPAIGNS_LAUNCH})
    @Consumes(MediaType.WILDCARD)
    public CampaignPage list(
            @BeanParam CampaignQuery query, @QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor) {
        CampaignFilter filter = query.filter();
        CampaignOrder order = query.order();
        String list = "campaigns " + order + " " + filter;
        CampaignPlace after = cursors.open(list, cursor)
                .map(keys -> CampaignPlace.read(keys.get(0), order).orElseThrow(Cursors::invalid))
                .orElse(null);
        Page<CampaignLine> page = catalog.page(filter, order, after, PageLimit.of(limit));
        Map<UUID, DeliveryProgress> progress = catalog.progress(page.items());
        return new CampaignPage(
                page.items().stream()
                        .map(line -> CampaignItem.of(line, CountsJson.brief(progress.get(line.id()))))
                        .toList(),
                page.nextCursor().map(last -> cursors.sign(list, last)).orElse(null));
    }

    @POST
    @RolesAllowed(Scope.CAMPAIGNS_WRITE)
    public Response draft(CampaignRequest request) {
        return answers.created(editing.draft(request.draft()).id());
    }

    @GET
    @RolesAllowed({Scope.CAMPAIGNS_READ, Scope.CAMPAIGNS_WRITE, Scope.CAMPAIGNS_LAUNCH})
    @Path("{id}")
    @Consumes(MediaType.WILDCARD)
    public Response one(@PathParam("id") UUID id) {
        return answers.ok(id);
    }

    @PUT
    @Path("{id}")
    public Response replace(@PathParam("id") UUID id, CampaignRequest request, @Context HttpHeaders headers) {
        editing.edit(id, ETags.expected(headers), request::settingsFor);
        return answers.ok(id);
    }

    @PATCH
    @Path("{id}")
    @Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
    public Response change(@PathParam("id") UUID id, JsonObject patch, @Context HttpHeaders headers) {
        editing.edit(id, ETags.expected(headers), campaign -> MergePatch.apply(
                        CampaignRequest.of(campaign), patch, CampaignRequest.class)
                .settingsFor(campaign));
        return answers.ok(id);
    }

    @DELETE
    @Path("{id}")
    @Consumes(MediaType.WILDCARD)
    public void delete(@PathParam("id") UUID id, @Context HttpHeaders headers) {
        editing.delete(id, ETags.given(headers));
    }

    @POST
    @Path("bulk-delete")
    public Deleted deleteMany(Selection selection) {
        editing.delete(selection.ids());
        return new Deleted(selection.ids().size());
    }

    @POST
    @Path("{id}/duplicate")
    @Consumes(MediaType.WILDCARD)
    public Response duplicate(@PathParam("id") UUID id, @Context HttpHeaders headers) {
        Campaign copy = editing.duplicate(id, ETags.given(headers));
        return answers.created(copy.id());
    }

    record CampaignPage(List<CampaignItem> items, String nextCursor) {}

    record Selection(List<UUID> ids) {}

    record Deleted(int deleted) {}
}
