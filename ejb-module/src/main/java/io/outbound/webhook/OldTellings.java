package io.outbound.webhook;

import io.outbound.settings.Settings;
import io.outbound.upkeep.OldRows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;

/** What webhooks were told, or could not be told, after the setting {@code webhookRetentionDays}. */
@ApplicationScoped
public class OldTellings implements OldRows {

    private Tellings outbox;
    private Settings settings;
    private Clock clock;

    protected OldTellings() {}

    @Inject
    public OldTellings(Tellings outbox, Settings settings, Clock clock) {
        this.outbox = outbox;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "webhook-tellings";
    }

    @Override
    public int forget(int most) {
        return outbox.forget(
                clock.instant().minus(Duration.ofDays(settings.current().webhookRetentionDays())), most);
    }
}
