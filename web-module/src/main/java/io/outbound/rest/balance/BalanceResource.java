package io.outbound.rest.balance;

import io.outbound.balance.BalanceDesk;
import io.outbound.balance.BalanceEntry;
import io.outbound.balance.EntryFilter;
import io.outbound.balance.EntryKind;
import io.outbound.balance.TopUp;
import io.outbound.rest.CsvFile;
import io.outbound.rest.Cursors;
import io.outbound.rest.PageLimit;
import io.outbound.rest.balance.EntryJson.EntryPage;
import io.outbound.rest.openapi.Answers;
import io.outbound.security.Scope;
import io.outbound.settings.Settings;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** {@code /v1/balance}: the money that SMS and Viber messages are paid from. */
@Path("v1/balance")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Scope.CAMPAIGNS_READ)
public class BalanceResource {

    private static final List<String> COLUMNS = List.of(
            "ID",
            "Kind",
            "Amount",
            "Currency",
            "Messages",
            "Campaign",
            "Execution",
            "Note",
            "By",
            "Created",
            "Changed");

    private BalanceDesk desk;
    private Settings settings;
    private Cursors cursors;

    protected BalanceResource() {}

    @Inject
    public BalanceResource(BalanceDesk desk, Settings settings, Cursors cursors) {
        this.desk = desk;
        this.settings = settings;
        this.cursors = cursors;
    }

    @GET
    public BalanceJson look() {
        return BalanceJson.of(desk.look(), settings.current().prices());
    }

    @GET
    @Path("entries")
    public EntryPage entries(
            @QueryParam("kind") EntryKind kind,
            @QueryParam("campaignId") UUID campaignId,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor) {
        int size = PageLimit.of(limit);
        EntryFilter filter = new EntryFilter(Optional.ofNullable(kind), Optional.ofNullable(campaignId));
        String list = "balance " + kind + " " + campaignId;
        long before = cursors.open(list, cursor)
                .map(keys -> Long.parseLong(keys.get(0)))
                .orElse(Long.MAX_VALUE);
        List<BalanceEntry> found = desk.entries(filter, before, size + 1);
        List<BalanceEntry> page = found.subList(0, Math.min(size, found.size()));
        return new EntryPage(
                page.stream().map(EntryJson::of).toList(),
                found.size() > size ? cursors.sign(list, page.get(size - 1).id()) : null);
    }

    @GET
    @Path("entries.csv")
    @Produces("text/csv")
    public Response export(@QueryParam("kind") EntryKind kind, @QueryParam("campaignId") UUID campaignId) {
        EntryFilter filter = new EntryFilter(Optional.ofNullable(kind), Optional.ofNullable(campaignId));
        String currency = settings.current().prices().currency();
        return CsvFile.of(
                "balance.csv",
                COLUMNS,
                (before, limit) -> desk.entries(filter, before.orElse(Long.MAX_VALUE), limit),
                BalanceEntry::id,
                entry -> cells(entry, currency));
    }

    private static List<?> cells(BalanceEntry entry, String currency) {
        return Arrays.asList(
                entry.id(),
                entry.kind(),
                entry.amount(),
                currency,
                entry.messages(),
                entry.campaignId(),
                entry.executionId(),
                entry.note(),
                entry.createdBy(),
                entry.createdAt(),
                entry.changedAt());
    }

    /** 201; 200 with {@code Idempotent-Replayed} when the same top-up was booked before under this key. */
    @POST
    @Path("top-ups")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Scope.ADMIN)
    @Answers(status = 201, value = EntryJson.class)
    public Response topUp(TopUpRequest wanted, @HeaderParam("Idempotency-Key") String key) {
        BalanceDesk.Booked booked = desk.topUp(new TopUp(wanted.amount(), wanted.note(), key));
        EntryJson entry = EntryJson.of(booked.entry());
        return booked.replayed()
                ? Response.ok(entry).header("Idempotent-Replayed", "true").build()
                : Response.status(Response.Status.CREATED).entity(entry).build();
    }
}
