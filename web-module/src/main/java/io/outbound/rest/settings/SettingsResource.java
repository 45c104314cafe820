package io.outbound.rest.settings;

import io.outbound.rest.ETags;
import io.outbound.security.CurrentActor;
import io.outbound.security.Scope;
import io.outbound.settings.SettingValues;
import io.outbound.settings.Settings;
import io.outbound.settings.VersionedSettings;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

@Path("v1/settings")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Scope.ADMIN)
public class SettingsResource {

    private Settings settings;
    private CurrentActor actor;

    protected SettingsResource() {}

    @Inject
    public SettingsResource(Settings settings, CurrentActor actor) {
        this.settings = settings;
        this.actor = actor;
    }

    @GET
    public Response read() {
        return answer(settings.stored());
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    public Response replace(SettingValues wanted, @Context HttpHeaders headers) {
        long seen = ETags.expected(headers);
        settings.change(seen, wanted::replacing, actor.get());
        return answer(settings.stored());
    }

    private static Response answer(VersionedSettings now) {
        return Response.ok(now.values()).tag(ETags.of(now.version())).build();
    }
}
