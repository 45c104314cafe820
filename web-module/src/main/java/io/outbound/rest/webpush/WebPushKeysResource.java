package io.outbound.rest.webpush;

import io.outbound.channel.webpush.VapidKey;
import io.outbound.channel.webpush.VapidKeyDesk;
import io.outbound.rest.openapi.Answers;
import io.outbound.rest.openapi.Summary;
import io.outbound.security.Scope;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** {@code /v1/webpush}: what push services and pages know us by. Private keys never come out. */
@Path("v1/webpush")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Scope.CAMPAIGNS_READ, Scope.DATA_WRITE})
public class WebPushKeysResource {

    private VapidKeyDesk desk;

    protected WebPushKeysResource() {}

    @Inject
    public WebPushKeysResource(VapidKeyDesk desk) {
        this.desk = desk;
    }

    @GET
    @Path("keys")
    @RolesAllowed({Scope.CAMPAIGNS_READ, Scope.DATA_WRITE})
    @Summary("Key pairs (VAPID), newest first: the first is the one that browsers subscribe with")
    public KeyPage keys() {
        return new KeyPage(desk.all().stream().map(KeyJson::of).toList(), null);
    }

    @POST
    @Path("keys")
    @RolesAllowed(Scope.ADMIN)
    @Answers(value = KeyJson.class, status = 201)
    @Summary("Makes a key pair; browsers that subscribed before go on with the key of then")
    public Response generate() {
        VapidKey key = desk.generate();
        return Response.created(URI.create("v1/webpush/keys"))
                .entity(KeyJson.of(key))
                .build();
    }

    @POST
    @Path("page-secret")
    @RolesAllowed(Scope.ADMIN)
    @Answers(value = PageSecretJson.class, status = 201)
    @Summary("A new secret for the tokens of the host's pages, shown this once; the one before ends")
    public Response newPageSecret() {
        return Response.status(201)
                .entity(new PageSecretJson(desk.newPageSecret()))
                .build();
    }

    record KeyJson(UUID id, String publicKey, Instant createdAt, String createdBy) {
        static KeyJson of(VapidKey key) {
            return new KeyJson(key.id(), key.publicKey(), key.createdAt(), key.createdBy());
        }
    }

    record KeyPage(List<KeyJson> items, String nextCursor) {}

    record PageSecretJson(String secret) {}
}
