package io.outbound.log;

import io.outbound.security.Scope;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** Reading both logs. */
@Stateless
@RolesAllowed(Scope.LOGS_READ)
public class LogArchive {

    private ApiFailedLogs calls;
    private FailedLeads leads;
    private RefusalTotals totals;

    protected LogArchive() {}

    @Inject
    public LogArchive(ApiFailedLogs calls, FailedLeads leads, RefusalTotals totals) {
        this.calls = calls;
        this.leads = leads;
        this.totals = totals;
    }

    /** @param before the last id of the page before */
    public List<FailedCall> calls(LogFilter filter, OptionalLong before, int limit) {
        return calls.newest(filter, before, limit);
    }

    public Optional<FailedCall> call(UUID uid) {
        return calls.byUid(uid);
    }

    public Map<String, Long> callsByReason(LogFilter filter) {
        return calls.countByReason(filter);
    }

    /** @param before the last id of the page before */
    public List<FailedLead> leads(LogFilter filter, OptionalLong before, int limit) {
        return leads.newest(filter, before, limit);
    }

    public Optional<FailedLead> lead(UUID uid) {
        return leads.byUid(uid);
    }

    public Map<String, Long> leadsByReason(LogFilter filter) {
        return leads.countByReason(filter);
    }

    /** Exact, the refusals that were only counted included. */
    public Map<String, RefusalTotals.Total> totals(LogFilter filter) {
        return totals.byReason(filter);
    }
}
