package io.outbound.rest.segment;

import io.outbound.campaign.ResultSegments;
import io.outbound.rest.openapi.Summary;
import io.outbound.security.Scope;
import io.outbound.segment.Result;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@Path("v1/campaigns/{id}/result-segments")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ResultSegmentsResource {

    /** The groups that a halt reports. */
    private static final List<Result> OF_A_HALT = List.of(Result.SENT, Result.NOT_SENT, Result.UNKNOWN);

    private ResultSegments segments;

    protected ResultSegmentsResource() {}

    @Inject
    public ResultSegmentsResource(ResultSegments segments) {
        this.segments = segments;
    }

    @POST
    @RolesAllowed(Scope.DATA_WRITE)
    @Summary("Makes a segment of each group of one run: who got it, who did not, who is in doubt.")
    public Response make(@PathParam("id") UUID id, Wanted wanted) {
        List<Result> results = wanted.results().isEmpty() ? OF_A_HALT : wanted.results();
        List<Made> items = segments.make(id, Optional.ofNullable(wanted.executionId()), results).entrySet().stream()
                .map(one -> new Made(one.getKey(), SegmentJson.of(one.getValue())))
                .toList();
        return Response.status(Response.Status.CREATED)
                .entity(new Groups(items))
                .build();
    }

    /**
     * @param results empty: SENT, NOT_SENT and UNKNOWN
     * @param executionId null: the latest run
     */
    record Wanted(List<Result> results, String executionId) {}

    record Made(Result result, SegmentJson segment) {}

    record Groups(List<Made> items) {}
}
