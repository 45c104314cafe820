package io.outbound.campaign;

import io.outbound.json.Json;
import io.outbound.kernel.DomainException;
import io.outbound.security.Scope;
import io.outbound.segment.Result;
import io.outbound.segment.Segment;
import io.outbound.segment.SegmentDesk;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/**
 * Makes a segment of each group that a campaign left behind, above all after a halt: those who got it, those who did
 * not, those in doubt (decision A1 on seed 2, "Running"). Who is in a group follows the ledger: when the run goes on,
 * people move from NOT_SENT to SENT, so that nobody is written to twice by way of such a segment.
 */
@Stateless
@RolesAllowed(Scope.DATA_WRITE)
public class ResultSegments {

    private static final int LONGEST_NAME = 180;

    private Campaigns campaigns;
    private SegmentDesk segments;

    protected ResultSegments() {}

    @Inject
    public ResultSegments(Campaigns campaigns, SegmentDesk segments) {
        this.campaigns = campaigns;
        this.segments = segments;
    }

    /** @throws DomainException NOT_FOUND; CONFLICT {@code nothing-sent-yet} when it has had no run */
    public Map<Result, Segment> make(UUID campaignId, Collection<Result> results) {
        Campaign campaign =
                campaigns.byId(campaignId).orElseThrow(() -> DomainException.notFound("campaign", campaignId));
        if (campaign.startedAt() == null || campaign.type() != CampaignType.BROADCAST) {
            throw new DomainException(
                    DomainException.Kind.CONFLICT,
                    "nothing-sent-yet",
                    "This campaign has had no run with an audience.");
        }
        Map<Result, Segment> made = new LinkedHashMap<>();
        results.forEach(result -> made.computeIfAbsent(result, one -> make(campaign, one)));
        return made;
    }

    private Segment make(Campaign campaign, Result result) {
        String name = campaign.name();
        return segments.add(
                name.substring(0, Math.min(name.length(), LONGEST_NAME)) + " · "
                        + result.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                Json.createObjectBuilder()
                        .add("op", "result")
                        .add(
                                "value",
                                Json.createObjectBuilder()
                                        .add("campaignId", campaign.id().toString())
                                        .add("result", result.name()))
                        .build());
    }
}
