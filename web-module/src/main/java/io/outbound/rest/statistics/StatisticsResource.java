package io.outbound.rest.statistics;

import io.outbound.csv.CsvText;
import io.outbound.rest.Ids;
import io.outbound.security.Scope;
import io.outbound.statistics.CampaignComparison;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** {@code /v1/statistics}: 1 to 6 campaigns side by side. */
@Path("v1")
@RolesAllowed(Scope.CAMPAIGNS_READ)
@Produces(MediaType.APPLICATION_JSON)
public class StatisticsResource {

    private CampaignComparison comparison;

    protected StatisticsResource() {}

    @Inject
    public StatisticsResource(CampaignComparison comparison) {
        this.comparison = comparison;
    }

    /** @param ids separated by commas */
    @GET
    @Path("statistics")
    public Comparison compare(@QueryParam("ids") String ids) {
        return new Comparison(items(ids));
    }

    /** The same as a file, one campaign in a row. */
    @GET
    @Path("statistics.csv")
    @Produces("text/csv")
    public Response file(@QueryParam("ids") String ids) {
        StringBuilder file = new StringBuilder("\uFEFF").append(CsvText.row(StatisticsJson.columns()));
        items(ids).forEach(item -> file.append(CsvText.row(item.cells())));
        return Response.ok(file.toString(), "text/csv; charset=UTF-8")
                .header("Content-Disposition", "attachment; filename=\"statistics.csv\"")
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }

    private List<StatisticsJson> items(String ids) {
        return comparison.of(Ids.list("ids", ids)).stream()
                .map(StatisticsJson::of)
                .toList();
    }

    record Comparison(List<StatisticsJson> items) {}
}
