package io.outbound.rest.webhook;

import io.outbound.rest.Cursors;
import io.outbound.rest.PageLimit;
import io.outbound.rest.openapi.Answers;
import io.outbound.rest.openapi.Summary;
import io.outbound.security.Scope;
import io.outbound.webhook.Telling;
import io.outbound.webhook.WebhookDesk;
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
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;

/** {@code /v1/webhooks/{id}/deliveries}: what a webhook was told and how it answered; {@code ?state=DEAD} are dead letters. */
@Path("v1/webhooks/{id}/deliveries")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Scope.ADMIN)
public class WebhookDeliveriesResource {

    private WebhookDesk desk;
    private Cursors cursors;

    protected WebhookDeliveriesResource() {}

    @Inject
    public WebhookDeliveriesResource(WebhookDesk desk, Cursors cursors) {
        this.desk = desk;
        this.cursors = cursors;
    }

    @GET
    @Summary("What was told or is to be told, newest first; dead letters are ?state=DEAD")
    public TellingPage list(
            @PathParam("id") UUID id,
            @QueryParam("state") Telling.State state,
            @QueryParam("eventType") String eventType,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor) {
        int size = PageLimit.of(limit);
        String list = "webhook-deliveries " + id + " " + state + " " + eventType;
        OptionalLong before = cursors.open(list, cursor)
                .map(keys -> OptionalLong.of(Long.parseLong(keys.get(0))))
                .orElse(OptionalLong.empty());
        List<Telling> found = desk.tellings(id, state, eventType, before, size + 1);
        List<Telling> page = found.subList(0, Math.min(size, found.size()));
        String next =
                found.size() > size ? cursors.sign(list, page.get(size - 1).id()) : null;
        return new TellingPage(page.stream().map(TellingJson::of).toList(), next);
    }

    @GET
    @Path("{delivery}")
    @Summary("One of them, with its payload and each try")
    public TellingJson one(@PathParam("id") UUID id, @PathParam("delivery") long delivery) {
        Telling telling = desk.telling(id, delivery);
        return TellingJson.of(telling, desk.attempts(telling));
    }

    @POST
    @Path("{delivery}/redeliver")
    @Answers(status = 202, value = TellingJson.class)
    @Summary("Tell it again, under the same id")
    public Response redeliver(@PathParam("id") UUID id, @PathParam("delivery") long delivery) {
        return Response.accepted(TellingJson.of(desk.again(id, delivery))).build();
    }

    @POST
    @Path("redeliver")
    @Consumes(MediaType.APPLICATION_JSON)
    @Answers(status = 202, value = Redelivered.class)
    @Summary("Tell all of a range of time again: dead letters, or what is in one of these states")
    public Response redeliverRange(@PathParam("id") UUID id, Range range) {
        return Response.accepted(new Redelivered(desk.again(id, range.from(), range.to(), range.states())))
                .build();
    }

    record TellingPage(List<TellingJson> items, String nextCursor) {}

    record Range(Instant from, Instant to, List<Telling.State> states) {}

    record Redelivered(int redelivered) {}
}
