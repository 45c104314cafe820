package io.outbound.rest.sandbox;

import java.util.List;

/** One page of the inbox, newest first. */
record SandboxList(List<SandboxMessageJson> items, String nextCursor) {}
