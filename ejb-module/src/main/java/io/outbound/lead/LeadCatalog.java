package io.outbound.lead;

import io.outbound.security.Scope;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reading leads. */
@Stateless
@RolesAllowed(Scope.LEADS_READ)
public class LeadCatalog {

    private Leads leads;

    protected LeadCatalog() {}

    @Inject
    public LeadCatalog(Leads leads) {
        this.leads = leads;
    }

    public Optional<Lead> byId(UUID id) {
        return leads.byId(id);
    }

    /** @param before the last id of the page before */
    public List<Lead> newest(Optional<UUID> before, int limit) {
        return leads.newest(before, limit);
    }
}
