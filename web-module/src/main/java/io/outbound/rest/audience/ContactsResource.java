package io.outbound.rest.audience;

import io.outbound.audience.Contact;
import io.outbound.audience.ContactBook;
import io.outbound.audience.ContactBulk;
import io.outbound.audience.ContactFilter;
import io.outbound.rest.ETags;
import io.outbound.rest.audience.BulkRequest.BulkAnswer;
import io.outbound.rest.audience.ContactJson.ContactPage;
import io.outbound.rest.json.MergePatch;
import io.outbound.security.Scope;
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
import java.util.Optional;
import java.util.UUID;

/** {@code /v1/contacts}. A contact with a similar address is updated, never doubled. */
@Path("v1/contacts")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Scope.CAMPAIGNS_READ, Scope.DATA_WRITE})
public class ContactsResource {

    private ContactBook book;
    private ContactBulk many;
    private ContactPages pages;

    protected ContactsResource() {}

    @Inject
    public ContactsResource(ContactBook book, ContactBulk many, ContactPages pages) {
        this.book = book;
        this.many = many;
        this.pages = pages;
    }

    @POST
    @RolesAllowed(Scope.DATA_WRITE)
    public Response save(ContactRequest request) {
        Contact contact = book.save(request.contact());
        return Response.created(URI.create("v1/contacts/" + contact.id()))
                .tag(ETags.of(contact.version()))
                .entity(pages.one(contact))
                .build();
    }

    @GET
    @RolesAllowed({Scope.CAMPAIGNS_READ, Scope.DATA_WRITE})
    @Consumes(MediaType.WILDCARD)
    public ContactPage list(
            @QueryParam("q") String search,
            @QueryParam("tag") String tag,
            @QueryParam("listId") UUID listId,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor) {
        return pages.page(new ContactFilter(Optional.ofNullable(listId), tag, search), limit, cursor);
    }

    @GET
    @RolesAllowed({Scope.CAMPAIGNS_READ, Scope.DATA_WRITE})
    @Path("{id}")
    @Consumes(MediaType.WILDCARD)
    public Response one(@PathParam("id") UUID id) {
        return answer(book.byId(id));
    }

    @PATCH
    @Path("{id}")
    @Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
    @RolesAllowed(Scope.DATA_WRITE)
    public Response change(@PathParam("id") UUID id, JsonObject patch, @Context HttpHeaders headers) {
        long version = ETags.expected(headers);
        ContactRequest wanted = MergePatch.apply(ContactRequest.of(book.byId(id)), patch, ContactRequest.class);
        return answer(book.change(id, version, wanted.contact()));
    }

    /** What was sent to the contact stays in the ledger. */
    @DELETE
    @Path("{id}")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed(Scope.DATA_WRITE)
    public void delete(@PathParam("id") UUID id) {
        book.delete(id);
    }

    /** One change of up to a thousand contacts; each says what became of it. */
    @POST
    @Path("bulk")
    @RolesAllowed(Scope.DATA_WRITE)
    public BulkAnswer bulk(BulkRequest request) {
        return request.carriedOutBy(many);
    }

    private Response answer(Contact contact) {
        return Response.ok(pages.one(contact)).tag(ETags.of(contact.version())).build();
    }
}
