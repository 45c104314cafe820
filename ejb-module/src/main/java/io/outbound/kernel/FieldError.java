package io.outbound.kernel;

/**
 * What is wrong with one field.
 *
 * @param pointer JSON Pointer into the request (RFC 6901), for example {@code /recipients/0/userId}
 * @param code stable, kebab-case
 * @param message one sentence for a person
 */
public record FieldError(String pointer, String code, String message) {}
