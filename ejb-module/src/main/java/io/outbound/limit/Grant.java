package io.outbound.limit;

import java.time.Instant;

/**
 * How many messages may leave now.
 *
 * @param next when more may; null when as many may as were asked for
 * @param byDay whether it is a day's cap that says so, not a rate
 */
public record Grant(int messages, Instant next, boolean byDay) {}
