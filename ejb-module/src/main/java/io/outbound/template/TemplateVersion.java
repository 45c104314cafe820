package io.outbound.template;

import java.time.Instant;

/**
 * A version of a template, as its history lists it.
 *
 * @param savedAt null when it was saved before versions were kept
 * @param savedBy null likewise
 * @param current whether it is the one that new runs send
 */
public record TemplateVersion(long version, String subject, Instant savedAt, String savedBy, boolean current) {}
