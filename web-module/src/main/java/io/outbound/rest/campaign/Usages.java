package io.outbound.rest.campaign;

import io.outbound.campaign.Asset;
import io.outbound.campaign.CampaignUsages;
import io.outbound.campaign.CampaignUse;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;

/** What taking a thing away does to campaigns, for the resources of those things. */
@ApplicationScoped
public class Usages {

    private CampaignUsages usages;

    protected Usages() {}

    @Inject
    public Usages(CampaignUsages usages) {
        this.usages = usages;
    }

    public UsedBy of(Asset asset, UUID id) {
        return new UsedBy(usages.of(asset, id), null);
    }

    public List<CampaignUse> breaking(Asset asset, UUID id) {
        return usages.breaking(asset, id);
    }

    /** 204, or 200 with the campaigns that cannot start any more. */
    public Response deleted(Asset asset, UUID id) {
        List<CampaignUse> broken = usages.breaking(asset, id);
        return broken.isEmpty()
                ? Response.noContent().build()
                : Response.ok(new Broken(broken)).build();
    }

    /** Campaigns that use a thing. */
    public record UsedBy(List<CampaignUse> items, String nextCursor) {}

    /** @param warnings campaigns that cannot start any more */
    public record Broken(List<CampaignUse> warnings) {}
}
