package io.outbound.schedule;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;

/**
 * The hours of a day in which a campaign sends nothing: {@code [start, end)}, over midnight when {@code end} comes first.
 *
 * @param zone whose clocks count
 * @param action what becomes of a message that would leave then
 */
public record QuietHours(LocalTime start, LocalTime end, Clocks zone, Action action) implements Serializable {

    /** What becomes of a message. */
    public enum Action {
        /** It waits for the end of the quiet hours, unless its time to live is over then. */
        QUEUE,
        /** It is not sent. */
        DISCARD
    }

    /** As {@link #toString} writes it. */
    public static QuietHours parse(String text) {
        String[] parts = text.split("[- ]");
        return new QuietHours(
                LocalTime.parse(parts[0]),
                LocalTime.parse(parts[1]),
                Clocks.valueOf(parts[2]),
                Action.valueOf(parts[3]));
    }

    /** When they end, if they are now where clocks go by {@code there}. A day's change of clocks is heeded. */
    public Optional<Instant> endIfNow(Instant now, ZoneId there) {
        LocalDateTime local = LocalDateTime.ofInstant(now, there);
        LocalTime time = local.toLocalTime();
        boolean overnight = end.isBefore(start);
        boolean quiet =
                overnight ? !time.isBefore(start) || time.isBefore(end) : !time.isBefore(start) && time.isBefore(end);
        if (!quiet) {
            return Optional.empty();
        }
        LocalDateTime over = local.toLocalDate().atTime(end);
        Instant until = (overnight && !time.isBefore(start) ? over.plusDays(1) : over)
                .atZone(there)
                .toInstant();
        // within an hour that comes twice the end may have been: then the second time counts
        return Optional.of(
                until.isAfter(now)
                        ? until
                        : over.atZone(there).withLaterOffsetAtOverlap().toInstant());
    }

    @Override
    public String toString() {
        return start + "-" + end + " " + zone + " " + action;
    }
}
