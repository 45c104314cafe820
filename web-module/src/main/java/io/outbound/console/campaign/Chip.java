package io.outbound.console.campaign;

import java.io.Serializable;

/**
 * One choice of a filter.
 *
 * @param key of its text
 * @param icon empty for none
 * @param href what following it leads to: the choice made, or taken back
 */
public record Chip(String key, String icon, long count, boolean chosen, String href) implements Serializable {}
