package io.outbound.console.log;

import java.io.Serializable;

/** One reason to filter a log by; {@code reason} is null for all of them. */
public record ReasonChip(String reason, String label, long count, boolean chosen, String href)
        implements Serializable {}
