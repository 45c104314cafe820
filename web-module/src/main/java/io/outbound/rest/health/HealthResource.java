package io.outbound.rest.health;

import io.outbound.store.Sql;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** {@code /health/live}: the process answers. {@code /health/ready}: it can do its work, the store included. */
@Path("health")
@Produces(MediaType.APPLICATION_JSON)
public class HealthResource {

    private Sql sql;

    protected HealthResource() {}

    @Inject
    public HealthResource(Sql sql) {
        this.sql = sql;
    }

    @GET
    @Path("live")
    public String live() {
        return "{\"status\":\"UP\"}";
    }

    @GET
    @Path("ready")
    public String ready() {
        sql.count("select count(*) from setting");
        return "{\"status\":\"UP\"}";
    }
}
