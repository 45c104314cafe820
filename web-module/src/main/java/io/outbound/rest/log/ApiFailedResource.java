package io.outbound.rest.log;

import io.outbound.kernel.DomainException;
import io.outbound.log.FailedCall;
import io.outbound.log.LogArchive;
import io.outbound.log.LogFilter;
import io.outbound.rest.CsvFile;
import io.outbound.rest.Cursors;
import io.outbound.security.Scope;
import io.outbound.trigger.RefusalReason;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** {@code /v1/logs/api-failed}: "API Failed Logs" (seed 0). */
@Path("v1/logs/api-failed")
@RolesAllowed(Scope.LOGS_READ)
@Produces(MediaType.APPLICATION_JSON)
public class ApiFailedResource {

    private static final Set<String> REASONS =
            Arrays.stream(RefusalReason.values()).map(Enum::name).collect(Collectors.toUnmodifiableSet());

    private LogArchive archive;
    private Cursors cursors;

    protected ApiFailedResource() {}

    @Inject
    public ApiFailedResource(LogArchive archive, Cursors cursors) {
        this.archive = archive;
        this.cursors = cursors;
    }

    @GET
    public LogList<FailedCallJson> list(
            @QueryParam("reason") RefusalReason reason,
            @QueryParam("from") Instant from,
            @QueryParam("to") Instant to,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor) {
        return LogList.read(
                archive::calls,
                FailedCall::id,
                FailedCallJson::of,
                filter(reason, from, to),
                cursors,
                "api-failed",
                limit,
                cursor);
    }

    @GET
    @Path("{uid}")
    public FailedCallJson row(@PathParam("uid") UUID uid) {
        return archive.call(uid)
                .map(FailedCallJson::of)
                .orElseThrow(() -> DomainException.notFound("failed-call", uid));
    }

    @GET
    @Path("summary")
    public LogSummary summary(
            @QueryParam("reason") RefusalReason reason,
            @QueryParam("from") Instant from,
            @QueryParam("to") Instant to) {
        LogFilter filter = filter(reason, from, to);
        return LogSummary.of(archive.callsByReason(filter), archive.totals(filter), REASONS);
    }

    @GET
    @Path("export.csv")
    @Produces("text/csv")
    public Response export(
            @QueryParam("reason") RefusalReason reason,
            @QueryParam("from") Instant from,
            @QueryParam("to") Instant to) {
        LogFilter filter = filter(reason, from, to);
        return CsvFile.of(
                "api-failed.csv",
                List.of(
                        "ID",
                        "Created",
                        "Reason",
                        "Detail",
                        "Status",
                        "Slug",
                        "Campaign",
                        "Endpoint",
                        "Request ID",
                        "Client",
                        "Gaps",
                        "Data"),
                (before, limit) -> archive.calls(filter, before, limit),
                FailedCall::id,
                row -> Arrays.asList(
                        row.id(),
                        row.createdAt(),
                        row.reason(),
                        row.detail(),
                        row.httpStatus(),
                        row.slug(),
                        row.campaignName(),
                        row.endpoint(),
                        row.requestId(),
                        row.client(),
                        row.gaps(),
                        row.payload()));
    }

    private static LogFilter filter(RefusalReason reason, Instant from, Instant to) {
        return new LogFilter(
                Optional.ofNullable(reason).map(Enum::name), Optional.ofNullable(from), Optional.ofNullable(to));
    }
}
