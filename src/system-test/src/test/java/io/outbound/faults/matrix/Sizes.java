package io.outbound.faults.matrix;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How much of the matrix is run: system properties, set by Maven.
 *
 * <ul>
 *   <li>{@code faults.full}: the counts of a release instead of those of a build
 *   <li>{@code faults.share}: of the counts of a release, 0..1; at least one fault a row
 *   <li>{@code faults.rows}: only these, such as {@code F1,F33} or {@code F1 T2}
 *   <li>{@code faults.seed}: what chance begins with
 *   <li>{@code faults.minutes}: no round begins later than this; the next run goes on
 * </ul>
 */
record Sizes(boolean full, double share, List<String> only, long seed, Duration longest) {

    static Sizes fromProperties() {
        return new Sizes(
                Boolean.getBoolean("faults.full"),
                Double.parseDouble(text("faults.share").orElse("1")),
                text("faults.rows").map(rows -> List.of(rows.split(","))).orElse(List.of()),
                Long.parseLong(text("faults.seed").orElse("20261123")),
                Duration.ofMinutes(Long.parseLong(text("faults.minutes").orElse("100000"))));
    }

    private static Optional<String> text(String name) {
        return Optional.ofNullable(System.getProperty(name)).filter(value -> !value.isBlank());
    }

    boolean wants(Row row) {
        return only.isEmpty() || only.contains(row.id()) || only.contains(row.name());
    }

    /** 0: not in this run. */
    int faults(Row row) {
        if (row.hindrance() != null || !wants(row)) {
            return 0;
        }
        return full ? (int) Math.ceil(row.release() * share) : row.build();
    }

    /** Each round its own, whatever ran before it. */
    long seed(Row row, int round) {
        return seed * 31 * 31 + row.name().hashCode() * 31L + round;
    }
}
