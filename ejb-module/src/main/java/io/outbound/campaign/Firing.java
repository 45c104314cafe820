package io.outbound.campaign;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.util.Optional;

/** Where the schedule of a campaign stands: what it waits for, what was sent last, and what was missed. */
@Embeddable
public class Firing {

    @Column(name = "next_fire_at")
    private Instant nextAt;

    @Column(name = "last_fire_at")
    private Instant lastAt;

    @Column(name = "missed_at")
    private Instant missedAt;

    @Column(name = "missed_count")
    private int missedCount;

    protected Firing() {}

    static Firing none() {
        return new Firing();
    }

    void arm(Optional<Instant> next) {
        nextAt = next.orElse(null);
    }

    /** Nothing is waited for, and nobody has to decide anything. */
    void disarm() {
        nextAt = null;
        settleMissed();
    }

    /** An occurrence is sent: whatever was missed before it is history. */
    void fired(Instant occurrence) {
        lastAt = lastAt == null || occurrence.isAfter(lastAt) ? occurrence : lastAt;
        settleMissed();
    }

    void missed(int count, Instant latest) {
        missedCount += count;
        missedAt = latest;
    }

    void settleMissed() {
        missedCount = 0;
        missedAt = null;
    }

    /** From here on an occurrence is new, also when the clock went back. */
    Instant floor(Instant now) {
        return floor(lastAt, now);
    }

    static Instant floor(Instant lastAt, Instant now) {
        return lastAt == null || now.isAfter(lastAt) ? now : lastAt;
    }

    boolean isArmed() {
        return nextAt != null;
    }

    boolean isOverdue() {
        return missedCount > 0;
    }

    /** The latest occurrence that was sent; null when none was. */
    Instant lastAt() {
        return lastAt;
    }

    /** Null when nothing is waited for. */
    public Instant nextAt() {
        return nextAt;
    }

    /** The latest occurrence that was missed and that nobody has dealt with; null when there is none. */
    public Instant missedAt() {
        return missedAt;
    }

    /** How many were missed since somebody dealt with it. */
    public int missedCount() {
        return missedCount;
    }
}
