package io.outbound.rest.alert;

import io.outbound.alert.Alert;
import io.outbound.alert.AlertDesk;
import io.outbound.kernel.Page;
import io.outbound.rest.Cursors;
import io.outbound.rest.openapi.Summary;
import io.outbound.security.Scope;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;

/** {@code /v1/alerts}: what people have to look at, newest first. */
@Path("v1/alerts")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Scope.CAMPAIGNS_READ)
public class AlertsResource {

    private AlertDesk desk;
    private Cursors cursors;

    protected AlertsResource() {}

    @Inject
    public AlertsResource(AlertDesk desk, Cursors cursors) {
        this.desk = desk;
        this.cursors = cursors;
    }

    @GET
    @Summary("Alerts, newest first, and how many of all nobody has acknowledged; ?acknowledged=false for those only")
    public AlertPage list(
            @QueryParam("acknowledged") Boolean acknowledged,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor) {
        Page<Alert> page = cursors.page(
                "alerts " + acknowledged,
                limit,
                cursor,
                (before, size) -> desk.newest(acknowledged, before, size),
                Alert::id);
        return new AlertPage(page.map(AlertJson::of).items(), page.nextCursor().orElse(null), desk.unread());
    }

    @GET
    @Path("summary")
    @Summary("How many alerts nobody has acknowledged")
    public AlertCount summary() {
        return new AlertCount(desk.unread());
    }

    @GET
    @Path("{id}")
    public AlertJson one(@PathParam("id") UUID id) {
        return AlertJson.of(desk.byId(id));
    }

    @POST
    @Path("{id}/acknowledge")
    @RolesAllowed(Scope.CAMPAIGNS_WRITE)
    @Summary("Say that somebody has seen to it; what happens from then on is a new alert")
    public AlertJson acknowledge(@PathParam("id") UUID id) {
        return AlertJson.of(desk.acknowledge(id));
    }

    @POST
    @Path("acknowledge")
    @RolesAllowed(Scope.CAMPAIGNS_WRITE)
    @Summary("Acknowledge all alerts")
    public Acknowledged acknowledgeAll() {
        return new Acknowledged(desk.acknowledgeAll());
    }

    record AlertPage(List<AlertJson> items, String nextCursor, long unread) {}

    record AlertCount(long unread) {}

    record Acknowledged(int acknowledged) {}
}
