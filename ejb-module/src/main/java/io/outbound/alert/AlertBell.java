package io.outbound.alert;

import io.outbound.campaign.CampaignPaused;
import io.outbound.campaign.OccurrenceFailed;
import io.outbound.campaign.OccurrencesMissed;
import io.outbound.webhook.WebhookDisabled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;

/** Raises alerts, in the transaction of what they are about. */
@ApplicationScoped
public class AlertBell {

    private Alerts alerts;
    private Clock clock;

    protected AlertBell() {}

    @Inject
    public AlertBell(Alerts alerts, Clock clock) {
        this.alerts = alerts;
        this.clock = clock;
    }

    void missed(@Observes OccurrencesMissed event) {
        alerts.raise(
                AlertKind.OCCURRENCES_MISSED,
                event.campaignId(),
                event.campaignName(),
                event.count(),
                event.latest(),
                clock.instant());
    }

    void failed(@Observes OccurrenceFailed event) {
        alerts.raise(
                AlertKind.OCCURRENCES_FAILED, event.campaignId(), event.campaignName(), 1, event.at(), clock.instant());
    }

    void paused(@Observes CampaignPaused event) {
        alerts.raise(AlertKind.ERROR_STORM, event.campaignId(), event.name(), 1, event.at(), clock.instant());
    }

    void disabled(@Observes WebhookDisabled event) {
        alerts.raise(AlertKind.WEBHOOK_DISABLED, event.webhookId(), event.url(), 1, event.at(), clock.instant());
    }
}
