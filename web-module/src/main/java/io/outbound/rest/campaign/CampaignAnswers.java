package io.outbound.rest.campaign;

import io.outbound.campaign.CampaignCatalog;
import io.outbound.campaign.CampaignDetails;
import io.outbound.campaign.FailureReason;
import io.outbound.rest.CountsJson;
import io.outbound.rest.ETags;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.UUID;

/** One campaign as an answer, with its counts. */
@ApplicationScoped
public class CampaignAnswers {

    private CampaignCatalog catalog;

    protected CampaignAnswers() {}

    @Inject
    public CampaignAnswers(CampaignCatalog catalog) {
        this.catalog = catalog;
    }

    Response ok(UUID id) {
        return answer(Response.ok(), id, null);
    }

    /** @param warnings what would stand in the way if it started now */
    Response ok(UUID id, List<FailureReason> warnings) {
        return answer(Response.ok(), id, warnings);
    }

    Response created(UUID id) {
        return answer(Response.created(URI.create("v1/campaigns/" + id)), id, null);
    }

    private Response answer(Response.ResponseBuilder builder, UUID id, List<FailureReason> warnings) {
        CampaignDetails details = catalog.details(id);
        return builder.tag(ETags.of(details.version()))
                .entity(CampaignJson.of(details, CountsJson.of(catalog.progress(id)), warnings))
                .build();
    }
}
