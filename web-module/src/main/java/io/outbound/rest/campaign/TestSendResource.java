package io.outbound.rest.campaign;

import io.outbound.audience.Attributes;
import io.outbound.campaign.SendTest;
import io.outbound.campaign.SentTest;
import io.outbound.campaign.TestSend;
import io.outbound.rest.ETags;
import io.outbound.rest.openapi.Answers;
import io.outbound.rest.openapi.Summary;
import io.outbound.security.Scope;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** {@code /v1/campaigns/{id}/test-send}: the message, to those who want to see it first. */
@Path("v1/campaigns/{id}/test-send")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Scope.CAMPAIGNS_LAUNCH)
public class TestSendResource {

    private TestSend tests;

    protected TestSendResource() {}

    @Inject
    public TestSendResource(TestSend tests) {
        this.tests = tests;
    }

    @POST
    @RolesAllowed(Scope.CAMPAIGNS_LAUNCH)
    @Answers(value = SentTest.class, status = 202)
    @Summary("Sends the message to 1 to 5 addresses or to a contact; counts nowhere.")
    public Response send(@PathParam("id") UUID id, TestRequest request, @Context HttpHeaders headers) {
        Map<String, Object> context = request.context() == null ? Map.of() : Attributes.plain(request.context());
        SentTest sent =
                tests.send(id, ETags.given(headers), new SendTest(request.recipients(), request.contactId(), context));
        return Response.accepted(sent).build();
    }

    /** @param contactId whose profile fills the message in, and who gets it when no recipient is named */
    record TestRequest(List<String> recipients, UUID contactId, JsonObject context) {}
}
