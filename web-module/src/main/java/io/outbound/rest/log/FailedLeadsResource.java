package io.outbound.rest.log;

import io.outbound.kernel.DomainException;
import io.outbound.lead.LeadReason;
import io.outbound.log.FailedLead;
import io.outbound.log.LogArchive;
import io.outbound.log.LogFilter;
import io.outbound.rest.Caller;
import io.outbound.rest.CsvFile;
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
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** {@code /v1/logs/failed-leads}: "Failed leads API injection" (seed 3). */
@Path("v1/logs/failed-leads")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Scope.LOGS_READ)
public class FailedLeadsResource {

    private static final Set<String> REASONS =
            Arrays.stream(LeadReason.values()).map(Enum::name).collect(Collectors.toUnmodifiableSet());

    private LogArchive archive;
    private Cursors cursors;
    private Caller caller;

    protected FailedLeadsResource() {}

    @Inject
    public FailedLeadsResource(LogArchive archive, Cursors cursors, Caller caller) {
        this.archive = archive;
        this.cursors = cursors;
        this.caller = caller;
    }

    @GET
    public LogList<FailedLeadJson> list(
            @QueryParam("reason") LeadReason reason,
            @QueryParam("from") Instant from,
            @QueryParam("to") Instant to,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor) {
        return LogList.read(
                archive::leads,
                FailedLead::id,
                this::json,
                filter(reason, from, to),
                cursors,
                "failed-leads",
                limit,
                cursor);
    }

    @GET
    @Path("{uid}")
    public FailedLeadJson row(@PathParam("uid") UUID uid) {
        return archive.lead(uid).map(this::json).orElseThrow(() -> DomainException.notFound("failed-lead", uid));
    }

    @GET
    @Path("summary")
    public LogSummary summary(
            @QueryParam("reason") LeadReason reason, @QueryParam("from") Instant from, @QueryParam("to") Instant to) {
        LogFilter filter = filter(reason, from, to);
        return LogSummary.of(archive.leadsByReason(filter), archive.totals(filter), REASONS);
    }

    @GET
    @Path("export.csv")
    @Produces("text/csv")
    public Response export(
            @QueryParam("reason") LeadReason reason, @QueryParam("from") Instant from, @QueryParam("to") Instant to) {
        LogFilter filter = filter(reason, from, to);
        return CsvFile.of(
                "failed-leads.csv",
                List.of("ID", "Reason", "Reasons", "Source", "Data", "Created"),
                (before, limit) -> archive.leads(filter, before, limit),
                FailedLead::id,
                row -> List.of(row.id(), row.reason(), row.reasons(), row.source(), row.payload(), row.createdAt()));
    }

    private FailedLeadJson json(FailedLead row) {
        return FailedLeadJson.of(row, caller.actor().may(Scope.LEADS_READ));
    }

    private static LogFilter filter(LeadReason reason, Instant from, Instant to) {
        return new LogFilter(
                Optional.ofNullable(reason).map(Enum::name), Optional.ofNullable(from), Optional.ofNullable(to));
    }
}
