package io.outbound.alert;

import io.outbound.campaign.OccurrenceLog;
import io.outbound.settings.Settings;
import io.outbound.store.StoreException;
import io.outbound.webhook.Tellings;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Forgets what became of occurrences, and alerts that somebody acknowledged, after the setting
 * {@code occurrenceRetentionDays}; what webhooks were told after {@code webhookRetentionDays}. Every node may. That an occurrence is never sent twice does not rest on these rows:
 * its run has a unique key of its own.
 */
@Singleton
@PermitAll
public class HistoryRetention {

    private static final Logger LOG = System.getLogger(HistoryRetention.class.getName());

    private OccurrenceLog occurrences;
    private Alerts alerts;
    private Tellings outbox;
    private Settings settings;
    private Clock clock;

    protected HistoryRetention() {}

    @Inject
    public HistoryRetention(OccurrenceLog occurrences, Alerts alerts, Tellings outbox, Settings settings, Clock clock) {
        this.occurrences = occurrences;
        this.alerts = alerts;
        this.outbox = outbox;
        this.settings = settings;
        this.clock = clock;
    }

    @Schedule(hour = "*", minute = "23", persistent = false)
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public void forget() {
        try {
            Instant before = daysAgo(settings.current().occurrenceRetentionDays());
            occurrences.forget(before);
            alerts.forget(before);
            outbox.forget(daysAgo(settings.current().webhookRetentionDays()));
        } catch (StoreException e) {
            LOG.log(Level.WARNING, "OUT-0152 Old history cannot be removed now (SQLState {0}).", e.sqlState());
        }
    }

    private Instant daysAgo(int days) {
        return clock.instant().minus(Duration.ofDays(days));
    }
}
