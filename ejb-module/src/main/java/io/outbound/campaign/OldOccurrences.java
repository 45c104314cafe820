package io.outbound.campaign;

import io.outbound.settings.Settings;
import io.outbound.upkeep.OldRows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;

/** What became of occurrences, after the setting {@code occurrenceRetentionDays}. That one is never sent twice does not rest on these rows: its run has a unique key of its own. */
@ApplicationScoped
public class OldOccurrences implements OldRows {

    private OccurrenceLog occurrences;
    private Settings settings;
    private Clock clock;

    protected OldOccurrences() {}

    @Inject
    public OldOccurrences(OccurrenceLog occurrences, Settings settings, Clock clock) {
        this.occurrences = occurrences;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "occurrences";
    }

    @Override
    public int forget(int most) {
        return occurrences.forget(
                clock.instant().minus(Duration.ofDays(settings.current().occurrenceRetentionDays())), most);
    }
}
