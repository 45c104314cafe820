package io.outbound.template;

/**
 * A file as somebody brought it.
 *
 * @param contentType without parameters
 * @param content not to be changed
 */
public record GivenFile(String name, String contentType, byte[] content) {}
