package io.outbound.campaign;

/** A tag and how many campaigns have it. */
public record TagCount(String tag, long count) {}
