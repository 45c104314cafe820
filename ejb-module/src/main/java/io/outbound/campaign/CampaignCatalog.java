package io.outbound.campaign;

import io.outbound.delivery.DeliveryCounts;
import io.outbound.delivery.DeliveryProgress;
import io.outbound.kernel.DomainException;
import io.outbound.kernel.Page;
import io.outbound.security.Scope;
import io.outbound.settings.Settings;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Looking campaigns up, for people: the list, its counts, one in full. */
@Stateless
@RolesAllowed({Scope.CAMPAIGNS_READ, Scope.CAMPAIGNS_WRITE, Scope.CAMPAIGNS_LAUNCH})
public class CampaignCatalog {

    private CampaignLines lines;
    private CampaignAttention attention;
    private DeliveryCounts deliveries;
    private Settings settings;
    private Clock clock;

    protected CampaignCatalog() {}

    @Inject
    public CampaignCatalog(
            CampaignLines lines,
            CampaignAttention attention,
            DeliveryCounts deliveries,
            Settings settings,
            Clock clock) {
        this.lines = lines;
        this.attention = attention;
        this.deliveries = deliveries;
        this.settings = settings;
        this.clock = clock;
    }

    /** @param after where the page before ended, or null for the first page */
    public Page<CampaignLine> page(CampaignFilter filter, CampaignOrder order, CampaignPlace after, int limit) {
        Page<CampaignLine> page = lines.page(filter, order, after, limit).map(this::standing);
        return new Page<>(attention.mark(page.items()), page.nextCursor());
    }

    /** These campaigns, in the order of the ids; one that is gone is left out. */
    public List<CampaignLine> lines(Collection<UUID> ids) {
        return lines.byIds(ids).stream().map(this::standing).toList();
    }

    public CampaignTally tally(CampaignFilter filter) {
        return lines.tally(filter);
    }

    /** @throws DomainException NOT_FOUND */
    public CampaignDetails details(UUID id) {
        return lines.details(id)
                .map(details ->
                        details.with(attention.mark(List.of(details.line())).get(0)))
                .map(details -> details.at(clock.instant(), settings.current().allowHalt()))
                .orElseThrow(() -> DomainException.notFound("campaign", id));
    }

    private CampaignLine standing(CampaignLine line) {
        return line.haltAllowed(settings.current().allowHalt());
    }

    /** Where the messages of all its runs stand. */
    public DeliveryProgress progress(UUID id) {
        return new DeliveryProgress(deliveries.ofCampaign(id));
    }

    /** Likewise for many, which cost as much as one. */
    public Map<UUID, DeliveryProgress> progress(Collection<CampaignLine> of) {
        Map<UUID, DeliveryProgress> progress = new HashMap<>();
        deliveries
                .ofCampaigns(of.stream().map(CampaignLine::id).toList())
                .forEach((id, counts) -> progress.put(id, new DeliveryProgress(counts)));
        return progress;
    }
}
