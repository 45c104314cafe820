package io.outbound.rest.suppression;

import java.util.List;

/** One page of the list, newest first. */
record SuppressionList(List<SuppressionJson> items, String nextCursor) {}
