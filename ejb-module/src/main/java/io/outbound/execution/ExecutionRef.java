package io.outbound.execution;

import java.util.UUID;

/**
 * A run, by both its names.
 *
 * @param publicId what callers see: {@code UMA-…} standard, {@code HUMA-…} high throughput, {@code CMA-…} audience
 */
public record ExecutionRef(UUID id, String publicId) {

    /** Whether its messages have the lane of high throughput. */
    boolean isHighThroughput() {
        return publicId.startsWith("HUMA-");
    }
}
