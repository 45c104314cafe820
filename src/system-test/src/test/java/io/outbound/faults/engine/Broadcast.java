package io.outbound.faults.engine;

import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** One run of a campaign of its own to the first {@code people} of the bench. */
public record Broadcast(UUID campaign, UUID execution, int people) {

    public Set<String> recipients() {
        return IntStream.rangeClosed(1, people).mapToObj(Runs::address).collect(Collectors.toSet());
    }
}
