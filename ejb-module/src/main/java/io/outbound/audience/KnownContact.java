package io.outbound.audience;

import jakarta.json.JsonObject;
import java.util.UUID;

/**
 * A contact as a template sees it.
 *
 * @param email as it was typed; may be null
 * @param profile attributes, and {@code name}, {@code email}, {@code phone}, {@code externalId}, {@code language} and
 *     {@code timeZone} where they are known
 */
public record KnownContact(UUID id, String email, JsonObject profile) {}
