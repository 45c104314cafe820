package io.outbound.rest.statistics;

import io.outbound.security.Scope;
import io.outbound.statistics.CampaignAnalytics;
import io.outbound.statistics.CampaignComparison;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;

/** {@code /v1/campaigns/{id}/analytics}: its figures, how they came about hour by hour, and which links were followed. */
@Path("v1/campaigns/{id}/analytics")
@RolesAllowed(Scope.CAMPAIGNS_READ)
@Produces(MediaType.APPLICATION_JSON)
public class CampaignAnalyticsResource {

    private CampaignComparison comparison;

    protected CampaignAnalyticsResource() {}

    @Inject
    public CampaignAnalyticsResource(CampaignComparison comparison) {
        this.comparison = comparison;
    }

    @GET
    public AnalyticsJson analytics(@PathParam("id") UUID id) {
        CampaignAnalytics analytics = comparison.analytics(id);
        return new AnalyticsJson(StatisticsJson.of(analytics.figures()), analytics.hours(), analytics.links());
    }

    record AnalyticsJson(
            StatisticsJson figures, List<CampaignAnalytics.Hour> hours, List<CampaignAnalytics.Link> links) {}
}
