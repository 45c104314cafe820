package io.outbound.rest.trigger;

import io.outbound.campaign.CampaignMode;
import io.outbound.rest.Caller;
import io.outbound.trigger.TriggerCall;
import io.outbound.trigger.TriggerIntake;
import io.outbound.trigger.TriggerResult;
import io.outbound.trigger.TriggerResult.Accepted;
import io.outbound.trigger.TriggerResult.Refused;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** {@code /im}: the Interactive Message Execution API. Open at the door, because the intake logs whom it refuses. */
@Path("im")
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
public class MessageExecutionResource {

    private TriggerIntake intake;
    private Caller caller;

    protected MessageExecutionResource() {}

    @Inject
    public MessageExecutionResource(TriggerIntake intake, Caller caller) {
        this.intake = intake;
        this.caller = caller;
    }

    @POST
    @Path("executions/unitary")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response unitary(@HeaderParam("Idempotency-Key") String key, InputStream body) throws IOException {
        return take(CampaignMode.STANDARD, "POST /api/im/executions/unitary", key, body);
    }

    @POST
    @Path("executions/highthroughput")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response highThroughput(@HeaderParam("Idempotency-Key") String key, InputStream body) throws IOException {
        return take(CampaignMode.HIGH_THROUGHPUT, "POST /api/im/executions/highthroughput", key, body);
    }

    @GET
    @Path("health")
    public String health() {
        return "{\"status\":\"UP\"}";
    }

    private Response take(CampaignMode mode, String endpoint, String key, InputStream stream) throws IOException {
        ReadBody body = ReadBody.of(stream);
        Optional<String> header = Optional.ofNullable(key).filter(text -> !text.isBlank());
        TriggerResult result = intake.take(new TriggerCall(
                mode, body.json(), body.refusal(), header, endpoint, caller.description(), caller.actor()));
        if (result instanceof Refused refused) {
            throw TriggerProblem.of(refused);
        }
        Accepted accepted = (Accepted) result;
        Response.ResponseBuilder answer = Response.accepted(accepted.answer()).type(MediaType.APPLICATION_JSON);
        return (accepted.replayed() ? answer.header("Idempotent-Replayed", "true") : answer).build();
    }
}
