package io.outbound.rest.segment;

import io.outbound.segment.Segment;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.UUID;

/** A segment as callers see it; {@code size} is that of {@code countedAt}, null before the first count. */
record SegmentJson(
        UUID id, String name, JsonObject rule, Long size, Instant countedAt, Instant createdAt, long version) {

    static SegmentJson of(Segment segment) {
        return new SegmentJson(
                segment.id(),
                segment.name(),
                segment.ruleJson(),
                segment.size(),
                segment.countedAt(),
                segment.createdAt(),
                segment.version());
    }
}
