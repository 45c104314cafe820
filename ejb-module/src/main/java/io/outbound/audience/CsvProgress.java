package io.outbound.audience;

/**
 * How far into a file.
 *
 * @param lines before the place
 */
public record CsvProgress(long bytes, long lines) {}
