package io.outbound.template;

import io.outbound.upkeep.OldRows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;

/** Files that no version of a template has, a day after somebody brought them. */
@ApplicationScoped
public class OldAttachments implements OldRows {

    private static final Duration KEPT = Duration.ofDays(1);

    private Attachments attachments;
    private Clock clock;

    protected OldAttachments() {}

    @Inject
    public OldAttachments(Attachments attachments, Clock clock) {
        this.attachments = attachments;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "attachments";
    }

    @Override
    public int forget(int most) {
        return attachments.removeUnused(clock.instant().minus(KEPT), most);
    }
}
