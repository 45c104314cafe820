package io.outbound.rest.execution;

import io.outbound.delivery.DeliveryView;
import io.outbound.rest.Cursors;
import io.outbound.rest.PageLimit;
import java.time.Instant;
import java.util.List;

/** One page of messages, in the order they were taken up. */
record MessageList(List<MessageJson> items, String nextCursor) {

    /** Reads messages after an id. */
    interface Reading {
        List<DeliveryView> after(long id, int limit);
    }

    static MessageList read(Reading reading, Cursors cursors, String list, Integer limit, String cursor, Instant now) {
        int size = PageLimit.of(limit);
        long after = cursors.open(list, cursor)
                .map(keys -> Long.parseLong(keys.get(0)))
                .orElse(0L);
        List<DeliveryView> found = reading.after(after, size + 1);
        List<DeliveryView> page = found.subList(0, Math.min(size, found.size()));
        String next =
                found.size() > size ? cursors.sign(list, page.get(size - 1).id()) : null;
        return new MessageList(
                page.stream().map(message -> MessageJson.of(message, now)).toList(), next);
    }
}
