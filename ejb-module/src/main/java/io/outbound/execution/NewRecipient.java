package io.outbound.execution;

import java.util.UUID;

/**
 * One recipient of a triggered message.
 *
 * @param key canonical address
 * @param address as it was given: what is written to
 * @param contactId null when the recipient is no contact of ours
 * @param variablesJson {@code {"profile":{},"context":{}}}
 */
public record NewRecipient(String key, String address, UUID contactId, String variablesJson) {}
