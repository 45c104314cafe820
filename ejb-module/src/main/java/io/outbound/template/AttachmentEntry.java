package io.outbound.template;

import java.time.Instant;
import java.util.UUID;

/**
 * A file that templates can have, without what is in it.
 *
 * @param size in bytes
 */
public record AttachmentEntry(UUID id, String name, String contentType, int size, Instant createdAt) {}
