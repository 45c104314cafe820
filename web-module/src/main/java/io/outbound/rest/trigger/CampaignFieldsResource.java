package io.outbound.rest.trigger;

import io.outbound.campaign.CampaignMode;
import io.outbound.security.Scope;
import io.outbound.trigger.EndpointPath;
import io.outbound.trigger.TriggerFields;
import io.outbound.trigger.TriggerGuide;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** {@code /v1/campaigns/{id}/fields}: the variables that a call must fill in. */
@Path("v1/campaigns/{id}/fields")
@RolesAllowed(Scope.CAMPAIGNS_READ)
@Produces(MediaType.APPLICATION_JSON)
public class CampaignFieldsResource {

    private TriggerGuide guide;

    protected CampaignFieldsResource() {}

    @Inject
    public CampaignFieldsResource(TriggerGuide guide) {
        this.guide = guide;
    }

    @GET
    public Fields fields(@PathParam("id") UUID id) {
        TriggerFields fields = guide.fields(id);
        Map<String, Set<String>> variables = Map.of(
                "profile", fields.variables().profile(),
                "context", fields.variables().context(),
                "optional", fields.variables().optional());
        return new Fields(
                fields.campaignId(),
                fields.slug(),
                fields.mode(),
                "POST /outbound/api/" + EndpointPath.of(fields.mode()),
                variables,
                fields.schema());
    }

    record Fields(
            UUID campaignId,
            String slug,
            CampaignMode mode,
            String endpoint,
            Map<String, Set<String>> variables,
            JsonObject schema) {}
}
