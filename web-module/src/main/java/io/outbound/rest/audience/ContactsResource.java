package io.outbound.rest.audience;

import io.outbound.audience.Contact;
import io.outbound.audience.ContactBook;
import io.outbound.rest.ETags;
import io.outbound.rest.audience.ContactJson.ContactPage;
import io.outbound.security.Scope;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
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
    private ContactPages pages;

    protected ContactsResource() {}

    @Inject
    public ContactsResource(ContactBook book, ContactPages pages) {
        this.book = book;
        this.pages = pages;
    }

    @POST
    @RolesAllowed(Scope.DATA_WRITE)
    public Response save(ContactRequest request) {
        Contact contact = book.save(request.contact());
        return Response.created(URI.create("v1/contacts/" + contact.id()))
                .tag(ETags.of(contact.version()))
                .entity(ContactJson.of(contact))
                .build();
    }

    @GET
    @RolesAllowed({Scope.CAMPAIGNS_READ, Scope.DATA_WRITE})
    @Consumes(MediaType.WILDCARD)
    public ContactPage list(@QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor) {
        return pages.page(Optional.empty(), limit, cursor);
    }

    @GET
    @RolesAllowed({Scope.CAMPAIGNS_READ, Scope.DATA_WRITE})
    @Path("{id}")
    @Consumes(MediaType.WILDCARD)
    public Response one(@PathParam("id") UUID id) {
        Contact contact = book.byId(id);
        return Response.ok(ContactJson.of(contact))
                .tag(ETags.of(contact.version()))
                .build();
    }
}
