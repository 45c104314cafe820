package io.outbound.rest.campaign;

import io.outbound.campaign.CampaignFilter;
import io.outbound.campaign.CampaignOrder;
import io.outbound.campaign.CampaignStatus;
import io.outbound.campaign.CampaignType;
import io.outbound.campaign.LaunchType;
import io.outbound.kernel.ChannelId;
import io.outbound.kernel.FieldError;
import io.outbound.rest.problem.Problem;
import io.outbound.rest.problem.ProblemException;
import jakarta.ws.rs.QueryParam;
import java.util.EnumSet;
import java.util.HashSet;
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
    private List<String> channels;

    @QueryParam("statusGroup")
    private List<String> groups;

    @QueryParam("status")
    private List<String> statuses;

    @QueryParam("launchType")
    private List<String> launchTypes;

    @QueryParam("type")
    private List<String> types;

    @QueryParam("tag")
    private String tag;

    @QueryParam("q")
    private String search;

    @QueryParam("sort")
    private String sort;

    /** @throws ProblemException 400 parameter-invalid */
    CampaignFilter filter() {
        return new CampaignFilter(
                read(ChannelId.class, "channel", channels),
                wantedStatuses(),
                read(LaunchType.class, "launchType", launchTypes),
                read(CampaignType.class, "type", types),
                tag,
                search);
    }

    private Set<CampaignStatus> wantedStatuses() {
        Set<CampaignStatus> wanted = new HashSet<>(read(CampaignStatus.class, "status", statuses));
        for (StatusGroup group : read(StatusGroup.class, "statusGroup", groups)) {
            wanted.addAll(
                    switch (group) {
                        case ACTIVE -> CampaignStatus.active();
                        case DRAFT -> Set.of(CampaignStatus.DRAFT);
                        case STOPPED -> Set.of(CampaignStatus.STOPPED);
                    });
        }
        return wanted;
    }

    /** Here and not by a converter: the container logs what is thrown while it fills a bean parameter. */
    private static <E extends Enum<E>> Set<E> read(Class<E> type, String parameter, List<String> texts) {
        Set<E> values = EnumSet.noneOf(type);
        for (String text : texts) {
            try {
                values.add(Enum.valueOf(type, text));
            } catch (IllegalArgumentException e) {
                String message = "The parameter " + parameter + " has no such value.";
                throw new ProblemException(Problem.of(400, "parameter-invalid", message)
                        .errors(List.of(new FieldError("?" + parameter, "parameter-invalid", message))));
            }
        }
        return values;
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
