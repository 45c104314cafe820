package io.outbound.rest.campaign;

import io.outbound.campaign.CampaignFilter;
import io.outbound.campaign.CampaignOrder;
import io.outbound.campaign.CampaignStatus;
import io.outbound.campaign.CampaignType;
import io.outbound.campaign.LaunchType;
import io.outbound.kernel.ChannelId;
import io.outbound.rest.problem.Problem;
import io.outbound.rest.problem.ProblemException;
import jakarta.ws.rs.QueryParam;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The query of the campaign list; the same parameter may come more than once. */
public class CampaignQuery {

    private static final Map<String, CampaignOrder.By> ORDERS = Map.of(
            "name", CampaignOrder.By.NAME,
            "launchType", CampaignOrder.By.LAUNCH_TYPE,
            "created", CampaignOrder.By.CREATED);

    /** Seed 2.3. */
    enum StatusGroup {
        ACTIVE,
        DRAFT,
        STOPPED
    }

    @QueryParam("channel")
    private List<ChannelId> channels;

    @QueryParam("statusGroup")
    private StatusGroup group;

    @QueryParam("status")
    private List<CampaignStatus> statuses;

    @QueryParam("launchType")
    private List<LaunchType> launchTypes;

    @QueryParam("type")
    private List<CampaignType> types;

    @QueryParam("tag")
    private String tag;

    @QueryParam("q")
    private String search;

    @QueryParam("sort")
    private String sort;

    CampaignFilter filter() {
        return new CampaignFilter(
                Set.copyOf(channels), wantedStatuses(), Set.copyOf(launchTypes), Set.copyOf(types), tag, search);
    }

    private Set<CampaignStatus> wantedStatuses() {
        Set<CampaignStatus> wanted = EnumSet.noneOf(CampaignStatus.class);
        wanted.addAll(statuses);
        if (group != null) {
            wanted.addAll(
                    switch (group) {
                        case ACTIVE -> CampaignStatus.active();
                        case DRAFT -> Set.of(CampaignStatus.DRAFT);
                        case STOPPED -> Set.of(CampaignStatus.STOPPED);
                    });
        }
        return wanted;
    }

    /** @throws ProblemException 400 sort-invalid */
    CampaignOrder order() {
        if (sort == null || sort.isEmpty()) {
            return CampaignOrder.NEWEST_FIRST;
        }
        boolean descending = sort.startsWith("-");
        CampaignOrder.By by = ORDERS.get(descending ? sort.substring(1) : sort);
        if (by == null) {
            throw new ProblemException(Problem.of(
                    400,
                    "sort-invalid",
                    "sort must be name, launchType or created, with - before it to turn it round."));
        }
        return new CampaignOrder(by, descending);
    }
}
