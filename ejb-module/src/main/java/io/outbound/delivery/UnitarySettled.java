package io.outbound.delivery;

import java.util.Set;
import java.util.UUID;

/** Deliveries of these triggered runs were settled; some of the runs may be finished now. */
public record UnitarySettled(Set<UUID> executionIds) {}
