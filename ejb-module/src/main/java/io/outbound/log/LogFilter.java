package io.outbound.log;

import java.time.Instant;
import java.util.Optional;

/** Which rows of a log: all that are given must hold. */
public record LogFilter(Optional<String> reason, Optional<Instant> from, Optional<Instant> to) {

    public static final LogFilter ALL = new LogFilter(Optional.empty(), Optional.empty(), Optional.empty());
}
