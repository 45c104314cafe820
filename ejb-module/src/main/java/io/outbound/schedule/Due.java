package io.outbound.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.Optional;

/**
 * What is to be done about an armed plan now. Of several occurrences that passed at most the latest fires: there is no
 * replay of a backlog.
 *
 * @param latest the last occurrence whose time has come
 * @param fires whether {@code latest} is to be sent
 * @param missed how many are not
 * @param latestMissed the last of those; null when there is none
 * @param next the first one still to come
 */
public record Due(Instant latest, boolean fires, int missed, Instant latestMissed, Optional<Instant> next) {

    /**
     * @param armed the occurrence that was waited for; not after {@code now}
     * @param grace so late may one fire at the longest
     */
    public static Due of(Plan plan, Instant armed, Instant now, Duration grace, MisfirePolicy policy) {
        Instant latest = armed;
        Instant before = null;
        int passed = 1;
        Iterator<Occurrence> later = plan.iteratorAfter(armed);
        Instant next = null;
        while (next == null && later.hasNext()) {
            Instant at = later.next().at();
            if (at.isAfter(now)) {
                next = at;
            } else {
                before = latest;
                latest = at;
                passed++;
            }
        }
        boolean inTime = !latest.plus(grace).isBefore(now);
        boolean fires = inTime || policy == MisfirePolicy.FIRE_LATE;
        return new Due(latest, fires, fires ? passed - 1 : passed, fires ? before : latest, Optional.ofNullable(next));
    }
}
