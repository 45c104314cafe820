package io.outbound.rest.audience;

import io.outbound.attribute.AttributeDesk;
import io.outbound.attribute.AttributeType;
import io.outbound.attribute.ContactAttribute;
import io.outbound.rest.openapi.Answers;
import io.outbound.security.Scope;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.util.List;

/** {@code /v1/contact-attributes}: attributes that have a type. Another attribute is text. */
@Path("v1/contact-attributes")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Scope.CAMPAIGNS_READ, Scope.DATA_WRITE})
public class ContactAttributesResource {

    private AttributeDesk desk;

    protected ContactAttributesResource() {}

    @Inject
    public ContactAttributesResource(AttributeDesk desk) {
        this.desk = desk;
    }

    @GET
    @RolesAllowed({Scope.CAMPAIGNS_READ, Scope.DATA_WRITE})
    @Consumes(MediaType.WILDCARD)
    public AttributeList list() {
        return new AttributeList(desk.all(), null);
    }

    @POST
    @RolesAllowed(Scope.DATA_WRITE)
    @Answers(value = ContactAttribute.class, status = 201)
    public Response add(AttributeRequest request) {
        ContactAttribute added = desk.add(request.name(), request.type());
        return Response.created(
                        UriBuilder.fromPath("v1/contact-attributes/{name}").build(added.name()))
                .entity(added)
                .build();
    }

    /** What contacts have of it stays, as text. */
    @DELETE
    @Path("{name}")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed(Scope.DATA_WRITE)
    public void remove(@PathParam("name") String name) {
        desk.remove(name);
    }

    record AttributeRequest(String name, AttributeType type) {}

    /** @param nextCursor null: the list is whole */
    record AttributeList(List<ContactAttribute> items, String nextCursor) {}
}
