package io.outbound.rest.audience;

import io.outbound.audience.ContactFilter;
import io.outbound.audience.ContactImport;
import io.outbound.audience.ContactList;
import io.outbound.audience.ContactListDesk;
import io.outbound.audience.ImportDesk;
import io.outbound.campaign.Asset;
import io.outbound.kernel.Page;
import io.outbound.rest.Cursors;
import io.outbound.rest.ETags;
import io.outbound.rest.audience.ContactJson.ContactPage;
import io.outbound.rest.campaign.Usages;
import io.outbound.rest.openapi.Answers;
import io.outbound.rest.openapi.Summary;
import io.outbound.security.Scope;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
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
import java.io.InputStream;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** {@code /v1/contact-lists}: lists, who is on them, and filling them from a file. */
@Path("v1/contact-lists")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Scope.CAMPAIGNS_READ, Scope.DATA_WRITE})
public class ContactListsResource {

    private static final String LIST = "contact-lists";

    private ContactListDesk desk;
    private ImportDesk imports;
    private ContactPages contacts;
    private Cursors cursors;
    private Usages usages;

    protected ContactListsResource() {}

    @Inject
    public ContactListsResource(
            ContactListDesk desk, ImportDesk imports, ContactPages contacts, Cursors cursors, Usages usages) {
        this.usages = usages;
        this.desk = desk;
        this.imports = imports;
        this.contacts = contacts;
        this.cursors = cursors;
    }

    @GET
    @RolesAllowed({Scope.CAMPAIGNS_READ, Scope.DATA_WRITE})
    @Consumes(MediaType.WILDCARD)
    public ListPage list(@QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor) {
        Page<ContactList> page = cursors.page(LIST, limit, cursor, desk::page, ContactList::id);
        Map<UUID, Long> sizes = desk.sizes(page.map(ContactList::id).items());
        return new ListPage(
                page.map(list -> ListJson.of(list, sizes.get(list.id()))).items(),
                page.nextCursor().orElse(null));
    }

    @POST
    @RolesAllowed(Scope.DATA_WRITE)
    public Response add(ListRequest request) {
        ContactList list = desk.add(request.name());
        return Response.created(URI.create("v1/contact-lists/" + list.id()))
                .tag(ETags.of(list.version()))
                .entity(ListJson.of(list, 0L))
                .build();
    }

    @GET
    @RolesAllowed({Scope.CAMPAIGNS_READ, Scope.DATA_WRITE})
    @Path("{id}")
    @Consumes(MediaType.WILDCARD)
    public Response one(@PathParam("id") UUID id) {
        return answer(desk.byId(id));
    }

    /** Another name. */
    @PATCH
    @Path("{id}")
    @Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
    @RolesAllowed(Scope.DATA_WRITE)
    public Response rename(@PathParam("id") UUID id, ListRequest change, @Context HttpHeaders headers) {
        return answer(desk.rename(id, ETags.expected(headers), change.name()));
    }

    private Response answer(ContactList list) {
        return Response.ok(ListJson.of(list, desk.sizes(List.of(list.id())).get(list.id())))
                .tag(ETags.of(list.version()))
                .build();
    }

    @DELETE
    @Path("{id}")
    @Consumes(MediaType.WILDCARD)
    @Answers(Usages.Broken.class)
    public Response delete(@PathParam("id") UUID id) {
        desk.delete(id);
        return usages.deleted(Asset.CONTACT_LIST, id);
    }

    @GET
    @RolesAllowed({Scope.CAMPAIGNS_READ, Scope.DATA_WRITE})
    @Path("{id}/usages")
    @Consumes(MediaType.WILDCARD)
    @Summary("The campaigns that use it, and whether they can do without.")
    public Usages.UsedBy usages(@PathParam("id") UUID id) {
        return usages.of(Asset.CONTACT_LIST, desk.byId(id).id());
    }

    @GET
    @RolesAllowed({Scope.CAMPAIGNS_READ, Scope.DATA_WRITE})
    @Path("{id}/contacts")
    @Consumes(MediaType.WILDCARD)
    public ContactPage members(
            @PathParam("id") UUID id, @QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor) {
        return contacts.page(ContactFilter.onList(desk.byId(id).id()), limit, cursor);
    }

    @POST
    @Path("{id}/contacts")
    public void include(@PathParam("id") UUID id, MembersRequest request) {
        desk.include(id, request.contactIds());
    }

    @DELETE
    @Path("{id}/contacts/{contactId}")
    @Consumes(MediaType.WILDCARD)
    public void remove(@PathParam("id") UUID id, @PathParam("contactId") UUID contactId) {
        desk.remove(id, contactId);
    }

    /** The body is read as it comes and never held in memory. */
    @POST
    @Path("{id}/import")
    @Consumes("text/csv")
    public Response bringIn(@PathParam("id") UUID id, InputStream file) {
        ContactImport started = imports.start(id, file);
        return Response.accepted(ImportJson.of(started))
                .location(URI.create("v1/imports/" + started.id()))
                .build();
    }

    record ListRequest(String name) {}

    record MembersRequest(List<UUID> contactIds) {}

    record ListPage(List<ListJson> items, String nextCursor) {}

    record ListJson(UUID id, String name, long size, Instant createdAt, long version) {
        static ListJson of(ContactList list, long size) {
            return new ListJson(list.id(), list.name(), size, list.createdAt(), list.version());
        }
    }
}
