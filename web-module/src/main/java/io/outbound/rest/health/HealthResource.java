package io.outbound.rest.health;

import io.outbound.setup.Readiness;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;

/** {@code /health/live}: the process answers. {@code /health/ready}: it can do its work. */
@Path("health")
@RequestScoped
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
public class HealthResource {

    /** In the words of MicroProfile Health. */
    record Health(String status, List<Check> checks) {}

    record Check(String name, String status) {}

    private Readiness readiness;

    protected HealthResource() {}

    @Inject
    public HealthResource(Readiness readiness) {
        this.readiness = readiness;
    }

    @GET
    @Path("live")
    public Health live() {
        return new Health("UP", List.of());
    }

    /** 503 when anything is missing; {@code checks} names it. */
    @GET
    @Path("ready")
    public Response ready() {
        Map<String, Boolean> found = readiness.checks();
        boolean up = !found.containsValue(false);
        List<Check> checks = found.entrySet().stream()
                .map(check -> new Check(check.getKey(), word(check.getValue())))
                .toList();
        return Response.status(up ? 200 : 503)
                .entity(new Health(word(up), checks))
                .build();
    }

    private static String word(boolean up) {
        return up ? "UP" : "DOWN";
    }
}
