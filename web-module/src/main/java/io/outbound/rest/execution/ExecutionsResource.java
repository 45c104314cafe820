package io.outbound.rest.execution;

import io.outbound.delivery.Deliveries;
import io.outbound.delivery.DeliveryCounts;
import io.outbound.delivery.DeliveryProgress;
import io.outbound.delivery.DeliveryState;
import io.outbound.execution.ExecutionView;
import io.outbound.execution.Executions;
import io.outbound.rest.Cursors;
import io.outbound.security.Scope;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.Optional;

/** {@code /v1/executions}: one run, by either of its ids, and its messages. */
@Path("v1/executions")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Scope.CAMPAIGNS_READ, Scope.TRIGGER})
public class ExecutionsResource {

    private Executions executions;
    private DeliveryCounts counts;
    private Deliveries deliveries;
    private Cursors cursors;
    private Clock clock;

    protected ExecutionsResource() {}

    @Inject
    public ExecutionsResource(
            Executions executions, DeliveryCounts counts, Deliveries deliveries, Cursors cursors, Clock clock) {
        this.executions = executions;
        this.counts = counts;
        this.deliveries = deliveries;
        this.cursors = cursors;
        this.clock = clock;
    }

    @GET
    @Path("{id}")
    public ExecutionJson read(@PathParam("id") String id) {
        ExecutionView run = executions.byId(id);
        return ExecutionJson.of(run, new DeliveryProgress(counts.ofExecution(run.campaignId(), run.id())));
    }

    @GET
    @Path("{id}/messages")
    public MessageList messages(
            @PathParam("id") String id,
            @QueryParam("state") DeliveryState state,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor) {
        ExecutionView run = executions.byId(id);
        return MessageList.read(
                (after, size) -> deliveries.ofExecution(run.id(), Optional.ofNullable(state), after, size),
                cursors,
                "messages " + run.id() + state,
                limit,
                cursor,
                clock.instant());
    }
}
