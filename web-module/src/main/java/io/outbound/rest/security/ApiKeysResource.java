package io.outbound.rest.security;

import io.outbound.kernel.Page;
import io.outbound.security.KeyAdministration;
import io.outbound.security.NewApiKey;
import io.outbound.security.Scope;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import java.util.UUID;

@Path("v1/api-keys")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Scope.ADMIN)
public class ApiKeysResource {

    private KeyAdministration keys;

    protected ApiKeysResource() {}

    @Inject
    public ApiKeysResource(KeyAdministration keys) {
        this.keys = keys;
    }

    @GET
    public Page<ApiKeyJson> list() {
        return new Page<>(
                keys.all().stream()
                        .map(key -> ApiKeyJson.of(key, Optional.empty()))
                        .toList(),
                Optional.empty());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response create(NewApiKeyJson wanted, @Context UriInfo here) {
        NewApiKey made = keys.create(wanted.name(), wanted.scopes(), wanted.expiresAt());
        return Response.created(here.getAbsolutePathBuilder()
                        .path(made.key().id().toString())
                        .build())
                .entity(ApiKeyJson.of(made.key(), Optional.of(made.secret())))
                .build();
    }

    @DELETE
    @Path("{id}")
    public void revoke(@PathParam("id") UUID id) {
        keys.revoke(id);
    }
}
