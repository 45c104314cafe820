package io.outbound.webhook;

import io.outbound.campaign.CampaignPaused;
import io.outbound.campaign.CampaignResumed;
import io.outbound.campaign.CampaignStatus;
import io.outbound.campaign.CampaignStatusChanged;
import io.outbound.campaign.FailureReason;
import io.outbound.campaign.OccurrenceFailed;
import io.outbound.campaign.OccurrencesMissed;
import io.outbound.delivery.StormLog;
import io.outbound.execution.ExecutionFinished;
import io.outbound.execution.ExecutionView;
import io.outbound.execution.Executions;
import io.outbound.json.Json;
import io.outbound.lead.LeadsRejected;
import io.outbound.outbox.EventType;
import io.outbound.outbox.Outbox;
import io.outbound.trigger.TriggerRefused;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * What features fire, as webhooks are told it; in the transaction of what happened. Refusals have none: of those only
 * what has its row in the log is told, which a flood does not have.
 */
@ApplicationScoped
public class WebhookEvents {

    private static final int AFTER_THE_LOG = Interceptor.Priority.APPLICATION + 900;

    private Outbox outbox;
    private Executions executions;
    private Clock clock;

    protected WebhookEvents() {}

    @Inject
    public WebhookEvents(Outbox outbox, Executions executions, Clock clock) {
        this.outbox = outbox;
        this.executions = executions;
        this.clock = clock;
    }

    void changed(@Observes CampaignStatusChanged event) {
        outbox.add(
                EventType.CAMPAIGN_STATUS_CHANGED,
                clock.instant(),
                campaign(event)
                        .add("from", event.from().name())
                        .add("to", event.to().name())
                        .build());
        if (event.to() == CampaignStatus.FAILED) {
            outbox.add(
                    EventType.CAMPAIGN_FAILED,
                    clock.instant(),
                    campaign(event).add("reasons", reasons(event.reasons())).build());
        }
    }

    private static JsonObjectBuilder campaign(CampaignStatusChanged event) {
        return Json.createObjectBuilder()
                .add("campaignId", event.campaignId().toString())
                .add("campaignSlug", event.slug())
                .add("campaignName", event.name())
                .add("campaignType", event.type().name())
                .add("channel", event.channel().name());
    }

    private static JsonArrayBuilder reasons(List<FailureReason> reasons) {
        JsonArrayBuilder array = Json.createArrayBuilder();
        reasons.forEach(reason ->
                array.add(Json.createObjectBuilder().add("code", reason.code()).add("message", reason.message())));
        return array;
    }

    void missed(@Observes OccurrencesMissed event) {
        outbox.add(
                EventType.CAMPAIGN_OCCURRENCE_MISSED,
                clock.instant(),
                Json.createObjectBuilder()
                        .add("campaignId", event.campaignId().toString())
                        .add("campaignName", event.campaignName())
                        .add("missed", event.count())
                        .add("latest", event.latest().toString())
                        .build());
    }

    /** Not sent either, and its campaign waits for the next one; the reasons tell it from one whose time passed. */
    void failed(@Observes OccurrenceFailed event) {
        outbox.add(
                EventType.CAMPAIGN_OCCURRENCE_MISSED,
                clock.instant(),
                Json.createObjectBuilder()
                        .add("campaignId", event.campaignId().toString())
                        .add("campaignName", event.campaignName())
                        .add("missed", 1)
                        .add("latest", event.at().toString())
                        .add("reasons", reasons(event.reasons()))
                        .build());
    }

    void paused(@Observes CampaignPaused event) {
        JsonObjectBuilder data = Json.createObjectBuilder()
                .add("campaignId", event.campaignId().toString())
                .add("campaignSlug", event.slug())
                .add("campaignName", event.name())
                .add("reason", StormLog.ERROR_STORM)
                .add("failed", event.failed())
                .add("tried", event.tried())
                .add("again", event.again())
                .add("until", event.until().toString());
        if (event.code() != null) {
            data.add("code", event.code());
        }
        outbox.add(EventType.CAMPAIGN_PAUSED, event.at(), data.build());
    }

    void resumed(@Observes CampaignResumed event) {
        outbox.add(
                EventType.CAMPAIGN_RESUMED,
                event.at(),
                Json.createObjectBuilder()
                        .add("campaignId", event.campaignId().toString())
                        .add("campaignSlug", event.slug())
                        .add("campaignName", event.name())
                        .build());
    }

    void finished(@Observes ExecutionFinished event) {
        if (outbox.wants(EventType.EXECUTION_FINISHED)) {
            JsonObjectBuilder counts = Json.createObjectBuilder();
            event.counts().forEach((state, count) -> counts.add(state.name().toLowerCase(Locale.ROOT), count));
            outbox.add(
                    EventType.EXECUTION_FINISHED,
                    clock.instant(),
                    Json.createObjectBuilder()
                            .add("executionId", publicId(event.executionId()))
                            .add("campaignId", event.campaignId().toString())
                            .add("counts", counts)
                            .build());
        }
    }

    private String publicId(UUID execution) {
        return executions.find(execution).map(ExecutionView::publicId).orElse(execution.toString());
    }

    void refused(@Observes @Priority(AFTER_THE_LOG) LeadsRejected event) {
        event.leads().forEach(lead -> lead.receipt().logId().ifPresent(logId -> {
            JsonArrayBuilder problems = Json.createArrayBuilder();
            lead.problems()
                    .forEach(problem -> problems.add(Json.createObjectBuilder()
                            .add("code", problem.reason().name())
                            .add("field", problem.field())
                            .add("message", problem.message())));
            outbox.add(
                    EventType.LEAD_FAILED,
                    event.at(),
                    Json.createObjectBuilder()
                            .add("logId", logId.toString())
                            .add("reasons", problems)
                            .build());
        }));
    }

    void refused(@Observes @Priority(AFTER_THE_LOG) TriggerRefused event) {
        event.receipt().logId().ifPresent(logId -> {
            JsonObjectBuilder data = Json.createObjectBuilder()
                    .add("logId", logId.toString())
                    .add("reason", event.refusal().reason().name())
                    .add("code", event.refusal().code())
                    .add("endpoint", event.call().endpoint());
            event.refusal()
                    .campaign()
                    .ifPresent(campaign -> data.add("campaignId", campaign.id().toString()));
            Optional.ofNullable(event.requestId()).ifPresent(id -> data.add("requestId", id));
            outbox.add(EventType.TRIGGER_REFUSED, event.at(), data.build());
        });
    }
}
