package io.outbound.lead;

import io.outbound.kernel.DomainException;
import io.outbound.security.Scope;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.UUID;

/** Deletes leads; their addresses are free again. */
@Stateless
@RolesAllowed(Scope.LEADS_WRITE)
public class LeadRemoval {

    private LeadAdmission admission;

    protected LeadRemoval() {}

    @Inject
    public LeadRemoval(LeadAdmission admission) {
        this.admission = admission;
    }

    /** @throws DomainException NOT_FOUND */
    public void remove(UUID id) {
        if (!admission.remove(id)) {
            throw DomainException.notFound("lead", id);
        }
    }
}
