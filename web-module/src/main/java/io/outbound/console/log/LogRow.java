package io.outbound.console.log;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;

/**
 * A row of either log.
 *
 * @param number the sequential number (seed 3, "ID")
 * @param reason what it says in short
 * @param detail plain sentences, one for each thing that was wrong
 * @param source where it came from
 * @param facts further parts of "Data", as label and value
 * @param payload what was sent, masked; null when it could not be read
 */
public record LogRow(
        long number,
        String code,
        String reason,
        List<Line> detail,
        String source,
        List<Fact> facts,
        String payload,
        Instant createdAt)
        implements Serializable {

    /** A sentence, and where to deal with it: null when nowhere. */
    public record Line(String text, String fixUrl) implements Serializable {}

    public record Fact(String label, String value) implements Serializable {}
}
