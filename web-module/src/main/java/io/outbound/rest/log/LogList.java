package io.outbound.rest.log;

import io.outbound.log.LogFilter;
import io.outbound.rest.Cursors;
import io.outbound.rest.PageLimit;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** One page of a log, newest first. */
record LogList<J>(List<J> items, String nextCursor) {

    /** Reads rows older than an id. */
    interface Reading<T> {
        List<T> newest(LogFilter filter, OptionalLong before, int limit);
    }

    static <T, J> LogList<J> read(
            Reading<T> reading,
            ToLongFunction<T> id,
            Function<T, J> json,
            LogFilter filter,
            Cursors cursors,
            String name,
            Integer limit,
            String cursor) {
        int size = PageLimit.of(limit);
        String list = name + filter;
        OptionalLong before = cursors.open(list, cursor)
                .map(keys -> OptionalLong.of(Long.parseLong(keys.get(0))))
                .orElse(OptionalLong.empty());
        List<T> found = reading.newest(filter, before, size + 1);
        List<T> page = found.subList(0, Math.min(size, found.size()));
        String next = found.size() > size ? cursors.sign(list, id.applyAsLong(page.get(size - 1))) : null;
        return new LogList<>(page.stream().map(json).toList(), next);
    }
}
