package io.outbound.delivery;

import java.time.Instant;

/**
 * One try.
 *
 * @param result SENT, TEMPORARY, PERMANENT or UNKNOWN
 * @param code of the provider, or a word of ours
 */
public record AttemptView(int number, Instant at, String result, String code, String text) {}
