package io.outbound.template;

import io.outbound.upkeep.OldRows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;

/** What deleted templates said and no run sent, a day after they were deleted. */
@ApplicationScoped
public class OldContents implements OldRows {

    private static final Duration KEPT = Duration.ofDays(1);

    private FrozenContents contents;
    private Clock clock;

    protected OldContents() {}

    @Inject
    public OldContents(FrozenContents contents, Clock clock) {
        this.contents = contents;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "template-versions";
    }

    @Override
    public int forget(int most) {
        return contents.forgetDeleted(clock.instant().minus(KEPT), most);
    }
}
