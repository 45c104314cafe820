package io.outbound.rest.execution;

import io.outbound.delivery.Deliveries;
import io.outbound.delivery.DeliveryView;
import io.outbound.security.Scope;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;

/** {@code /v1/messages/{id}}: one message with every try. */
@Path("v1/messages")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Scope.CAMPAIGNS_READ, Scope.TRIGGER})
public class MessagesResource {

    private Deliveries deliveries;
    private Clock clock;

    protected MessagesResource() {}

    @Inject
    public MessagesResource(Deliveries deliveries, Clock clock) {
        this.deliveries = deliveries;
        this.clock = clock;
    }

    @GET
    @Path("{id}")
    public MessageJson read(@PathParam("id") long id) {
        DeliveryView message = deliveries.byId(id);
        return MessageJson.of(message, deliveries.attempts(message), deliveries.receipts(message), clock.instant());
    }
}
