package io.outbound.campaign;

import io.outbound.execution.ExecutionKind;
import io.outbound.execution.ExecutionView;
import io.outbound.execution.Executions;
import io.outbound.json.Json;
import io.outbound.kernel.DomainException;
import io.outbound.security.Scope;
import io.outbound.segment.Result;
import io.outbound.segment.Segment;
import io.outbound.segment.SegmentDesk;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Makes a segment of each group that a run left behind, above all after a halt: those who got it, those who did not,
 * those in doubt (decision A1 on seed 2, "Running"). Who is in a group follows the ledger: when the run goes on, people
 * move from NOT_SENT to SENT, so that nobody is written to twice by way of such a segment. Other runs of the campaign do
 * not count.
 */
@Stateless
@RolesAllowed(Scope.DATA_WRITE)
public class ResultSegments {

    private static final int LONGEST_NAME = 160;
    private static final DateTimeFormatter TO_THE_MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

    private Campaigns campaigns;
    private Executions executions;
    private SegmentDesk segments;

    protected ResultSegments() {}

    @Inject
    public ResultSegments(Campaigns campaigns, Executions executions, SegmentDesk segments) {
        this.campaigns = campaigns;
        this.executions = executions;
        this.segments = segments;
    }

    /**
     * @param executionId either id of the run; empty: the latest
     * @throws DomainException NOT_FOUND, also for the run of another campaign; CONFLICT {@code nothing-sent-yet} when it
     *     has had no run
     */
    public Map<Result, Segment> make(UUID campaignId, Optional<String> executionId, Collection<Result> results) {
        Campaign campaign =
                campaigns.byId(campaignId).orElseThrow(() -> DomainException.notFound("campaign", campaignId));
        ExecutionView run = executionId.map(id -> run(campaign, id)).orElseGet(() -> latest(campaign));
        Map<Result, Segment> made = new LinkedHashMap<>();
        results.forEach(result -> made.computeIfAbsent(result, one -> make(campaign, run, one)));
        return made;
    }

    private ExecutionView run(Campaign campaign, String id) {
        ExecutionView run = executions.byId(id);
        if (!run.campaignId().equals(campaign.id()) || run.kind() != ExecutionKind.BROADCAST) {
            throw DomainException.notFound("execution", id);
        }
        return run;
    }

    private ExecutionView latest(Campaign campaign) {
        return Optional.of(campaign)
                .filter(one -> one.type() == CampaignType.BROADCAST)
                .flatMap(one -> executions.lastBroadcast(one.id()))
                .orElseThrow(() -> new DomainException(
                        DomainException.Kind.CONFLICT,
                        "nothing-sent-yet",
                        "This campaign has had no run with an audience."));
    }

    private Segment make(Campaign campaign, ExecutionView run, Result result) {
        return segments.add(
                name(campaign, run) + " · "
                        + result.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                Json.createObjectBuilder()
                        .add("op", "result")
                        .add(
                                "value",
                                Json.createObjectBuilder()
                                        .add("campaignId", campaign.id().toString())
                                        .add("executionId", run.id().toString())
                                        .add("result", result.name()))
                        .build());
    }

    /** Of a campaign with several runs, also when this one was asked for. */
    private static String name(Campaign campaign, ExecutionView run) {
        String name = campaign.name();
        String cut = name.substring(0, Math.min(name.length(), LONGEST_NAME));
        ZoneId zone = campaign.settings().timeZone();
        return campaign.launchType() == LaunchType.RECURRING
                ? cut + " · " + TO_THE_MINUTE.format(run.createdAt().atZone(zone))
                : cut;
    }
}
