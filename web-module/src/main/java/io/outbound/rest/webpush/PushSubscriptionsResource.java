package io.outbound.rest.webpush;

import io.outbound.channel.webpush.PushSubscription;
import io.outbound.channel.webpush.PushSubscriptionDesk;
import io.outbound.rest.openapi.Answers;
import io.outbound.rest.openapi.Summary;
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
import java.net.URI;
import java.util.List;
import java.util.UUID;

/** {@code /v1/contacts/{contactId}/push-subscriptions}: the browsers of a contact that let us write to them. */
@Path("v1/contacts/{contactId}/push-subscriptions")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Scope.CAMPAIGNS_READ, Scope.DATA_WRITE})
public class PushSubscriptionsResource {

    private PushSubscriptionDesk desk;

    protected PushSubscriptionsResource() {}

    @Inject
    public PushSubscriptionsResource(PushSubscriptionDesk desk) {
        this.desk = desk;
    }

    @GET
    @RolesAllowed({Scope.CAMPAIGNS_READ, Scope.DATA_WRITE})
    public SubscriptionPage list(@PathParam("contactId") UUID contactId) {
        return new SubscriptionPage(
                desk.of(contactId).stream().map(PushSubscriptionJson::of).toList(), null);
    }

    /** One that the host has got from a browser by itself; the contact's from now on, whosever it was. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Scope.DATA_WRITE)
    @Answers(value = PushSubscriptionJson.class, status = 201)
    @Summary("Adds a subscription that the host has got from a browser")
    public Response add(@PathParam("contactId") UUID contactId, SubscriptionRequest request) {
        PushSubscription kept = desk.add(contactId, request.given(), request.userAgent());
        return Response.created(URI.create("v1/contacts/" + contactId + "/push-subscriptions"))
                .entity(PushSubscriptionJson.of(kept))
                .build();
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed(Scope.DATA_WRITE)
    public void remove(@PathParam("contactId") UUID contactId, @PathParam("id") UUID id) {
        desk.remove(contactId, id);
    }

    record SubscriptionPage(List<PushSubscriptionJson> items, String nextCursor) {}
}
