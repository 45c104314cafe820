package io.outbound.schedule;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDateTime;

/**
 * One time at which a plan fires.
 *
 * @param at when, in whole seconds
 * @param local what clocks in the plan's zone show then
 * @param note what is odd about it, or null
 */
public record Occurrence(Instant at, LocalDateTime local, Note note) implements Serializable {}
