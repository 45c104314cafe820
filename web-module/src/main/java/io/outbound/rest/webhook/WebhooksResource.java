package io.outbound.rest.webhook;

import io.outbound.kernel.Page;
import io.outbound.outbox.EventType;
import io.outbound.rest.ETags;
import io.outbound.rest.openapi.Answers;
import io.outbound.rest.openapi.Summary;
import io.outbound.security.Scope;
import io.outbound.webhook.NewWebhook;
import io.outbound.webhook.Webhook;
import io.outbound.webhook.WebhookDesk;
import io.outbound.webhook.WebhookSettings;
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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** {@code /v1/webhooks}: who is told what happens. */
@Path("v1/webhooks")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Scope.ADMIN)
public class WebhooksResource {

    private WebhookDesk desk;

    protected WebhooksResource() {}

    @Inject
    public WebhooksResource(WebhookDesk desk) {
        this.desk = desk;
    }

    @GET
    public Page<WebhookJson> list() {
        return new Page<>(desk.all().stream().map(WebhookJson::of).toList(), Optional.empty());
    }

    @GET
    @Path("event-types")
    @Summary("What there is to subscribe to")
    public EventTypes eventTypes() {
        return new EventTypes(
                EventType.matching("*").stream().map(EventType::text).sorted().toList());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Answers(status = 201, value = WebhookJson.class)
    @Summary("Make a webhook; its secret is shown in this answer only")
    public Response add(WebhookSettings wanted) {
        NewWebhook made = desk.add(wanted);
        return Response.created(URI.create("v1/webhooks/" + made.webhook().id()))
                .tag(ETags.of(made.webhook().version()))
                .entity(WebhookJson.of(made))
                .build();
    }

    @GET
    @Path("{id}")
    @Answers(WebhookJson.class)
    public Response one(@PathParam("id") UUID id) {
        return answer(desk.byId(id));
    }

    @PATCH
    @Path("{id}")
    @Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
    @Answers(WebhookJson.class)
    @Summary("Change what is named, or switch it on or off")
    public Response change(@PathParam("id") UUID id, WebhookSettings wanted, @Context HttpHeaders headers) {
        return answer(desk.change(id, ETags.expected(headers), wanted));
    }

    @DELETE
    @Path("{id}")
    public void delete(@PathParam("id") UUID id) {
        desk.remove(id);
    }

    @POST
    @Path("{id}/rotate-secret")
    @Consumes(MediaType.APPLICATION_JSON)
    @Summary("A new secret, shown in this answer only; the one before it signs too for overlapHours (24)")
    public WebhookJson rotate(@PathParam("id") UUID id, Rotation wanted) {
        return WebhookJson.of(desk.rotate(id, wanted.overlapHours()));
    }

    @POST
    @Path("{id}/test")
    @Answers(status = 202, value = TellingJson.class)
    @Summary("Send an event webhook.test; how it went is in the deliveries")
    public Response test(@PathParam("id") UUID id) {
        return Response.accepted(TellingJson.of(desk.test(id))).build();
    }

    private static Response answer(Webhook webhook) {
        return Response.ok(WebhookJson.of(webhook))
                .tag(ETags.of(webhook.version()))
                .build();
    }

    record EventTypes(List<String> items) {}

    record Rotation(Integer overlapHours) {}
}
