package io.outbound.rest.openapi;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

@Path("openapi")
@RequestScoped
@PermitAll
public class OpenApiResource {

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Summary("This description")
    public String document() throws IOException {
        try (InputStream file = OpenApiResource.class.getResourceAsStream("/openapi.json")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
