package io.outbound.rest.channel;

import io.outbound.campaign.Asset;
import io.outbound.channel.Sender;
import io.outbound.channel.SenderDesk;
import io.outbound.channel.SenderVerification;
import io.outbound.kernel.ChannelId;
import io.outbound.kernel.DomainException;
import io.outbound.kernel.Page;
import io.outbound.rest.Cursors;
import io.outbound.rest.ETags;
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
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** {@code /v1/senders}: who messages come from. */
@Path("v1/senders")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Scope.CAMPAIGNS_READ, Scope.DATA_WRITE})
public class SendersResource {

    private static final String LIST = "senders";

    private SenderDesk desk;
    private SenderVerification verification;
    private Cursors cursors;
    private Usages usages;

    protected SendersResource() {}

    @Inject
    public SendersResource(SenderDesk desk, SenderVerification verification, Cursors cursors, Usages usages) {
        this.usages = usages;
        this.desk = desk;
        this.verification = verification;
        this.cursors = cursors;
    }

    @GET
    @RolesAllowed({Scope.CAMPAIGNS_READ, Scope.DATA_WRITE})
    @Consumes(MediaType.WILDCARD)
    public SenderPage list(
            @QueryParam("channel") ChannelId channel,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor) {
        Page<Sender> page = cursors.page(
                LIST, limit, cursor, (after, size) -> desk.page(Optional.ofNullable(channel), after, size), Sender::id);
        return new SenderPage(
                page.map(SenderJson::of).items(), page.nextCursor().orElse(null));
    }

    @POST
    @RolesAllowed(Scope.DATA_WRITE)
    public Response add(SenderRequest request) {
        Sender sender = desk.add(request.channel(), request.name(), request.address());
        verification.mail(sender.id());
        return Response.created(URI.create("v1/senders/" + sender.id()))
                .tag(ETags.of(sender.version()))
                .entity(SenderJson.of(sender))
                .build();
    }

    @GET
    @RolesAllowed({Scope.CAMPAIGNS_READ, Scope.DATA_WRITE})
    @Path("{id}")
    @Consumes(MediaType.WILDCARD)
    public Response one(@PathParam("id") UUID id) {
        return answer(desk.byId(id));
    }

    @POST
    @RolesAllowed(Scope.DATA_WRITE)
    @Path("{id}/verify")
    @Consumes(MediaType.WILDCARD)
    @Answers(value = Void.class, status = 202)
    @Summary("Mails the link that confirms an email address once more.")
    public Response verify(@PathParam("id") UUID id) {
        verification.requireMailable(id);
        verification.mail(id);
        return Response.accepted().build();
    }

    /** Pauses, resumes or renames. */
    @PATCH
    @Path("{id}")
    @Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
    public Response change(@PathParam("id") UUID id, SenderChange change, @Context HttpHeaders headers) {
        Optional<Long> version = Optional.of(ETags.expected(headers));
        if (change.name() != null && change.status() != null) {
            throw DomainException.invalid("invalid-value", "/status", "Change the name or the status, one at a time.");
        }
        if (change.name() != null) {
            return answer(desk.rename(id, version, change.name()));
        }
        if (change.status() == Sender.Status.PAUSED) {
            Sender paused = desk.pause(id, version);
            return Response.ok(SenderJson.of(paused).warning(usages.breaking(Asset.SENDER, id)))
                    .tag(ETags.of(paused.version()))
                    .build();
        }
        if (change.status() == Sender.Status.ACTIVE) {
            return answer(desk.resume(id, version));
        }
        throw DomainException.invalid("invalid-value", "/status", "Must be one of ACTIVE, PAUSED.");
    }

    @DELETE
    @Path("{id}")
    @Consumes(MediaType.WILDCARD)
    @Answers(Usages.Broken.class)
    public Response delete(@PathParam("id") UUID id, @Context HttpHeaders headers) {
        desk.delete(id, ETags.given(headers));
        return usages.deleted(Asset.SENDER, id);
    }

    @GET
    @RolesAllowed({Scope.CAMPAIGNS_READ, Scope.DATA_WRITE})
    @Path("{id}/usages")
    @Consumes(MediaType.WILDCARD)
    @Summary("The campaigns that use it, and whether they can do without.")
    public Usages.UsedBy usages(@PathParam("id") UUID id) {
        return usages.of(Asset.SENDER, desk.byId(id).id());
    }

    private static Response answer(Sender sender) {
        return Response.ok(SenderJson.of(sender))
                .tag(ETags.of(sender.version()))
                .build();
    }

    record SenderRequest(ChannelId channel, String name, String address) {}

    /** One of them at a time. */
    record SenderChange(Sender.Status status, String name) {}

    record SenderPage(List<SenderJson> items, String nextCursor) {}
}
