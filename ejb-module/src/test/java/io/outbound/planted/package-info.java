/** Violations on purpose: each class breaks one rule of {@code io.outbound.architecture}, which must report it. */
package io.outbound.planted;
