package io.outbound.kernel;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One page of a keyset-paged list.
 *
 * @param nextCursor what to ask for next; empty on the last page
 */
public record Page<T>(List<T> items, Optional<String> nextCursor) {

    public Page {
        items = List.copyOf(items);
    }

    public <R> Page<R> map(Function<T, R> to) {
        return new Page<>(items.stream().map(to).toList(), nextCursor);
    }
}
