package io.outbound.statistics;

import io.outbound.kernel.DomainException;
import io.outbound.security.Scope;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;

/** The comparative report of selected campaigns (seed 2.14), and one campaign's analytics (seed 2.6). */
@Stateless
@RolesAllowed(Scope.CAMPAIGNS_READ)
public class CampaignComparison {

    private static final int MOST = 6;

    private Figures figures;

    protected CampaignComparison() {}

    @Inject
    public CampaignComparison(Figures figures) {
        this.figures = figures;
    }

    /**
     * @param ids 1 to {@value #MOST}
     * @return in the order of the ids
     * @throws DomainException INVALID for too few or too many, NOT_FOUND when one is not there
     */
    public List<CampaignStatistics> of(List<UUID> ids) {
        List<UUID> distinct = ids.stream().distinct().toList();
        if (distinct.isEmpty() || distinct.size() > MOST) {
            throw DomainException.invalid("too-many-campaigns", "?ids", "Choose 1 to " + MOST + " campaigns.");
        }
        return distinct.stream().map(this::one).toList();
    }

    /** @throws DomainException NOT_FOUND */
    public CampaignAnalytics analytics(UUID id) {
        return new CampaignAnalytics(one(id), figures.hours(id), figures.links(id));
    }

    private CampaignStatistics one(UUID id) {
        return figures.of(id, figures.name(id).orElseThrow(() -> DomainException.notFound("campaign", id)));
    }
}
