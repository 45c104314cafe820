package io.outbound.audience;

import java.util.UUID;

/**
 * A node's right to work on an import or an export.
 *
 * @param fence every write of this claim names it; a later claim has a higher one
 */
public record FileClaim(UUID id, long fence) {}
