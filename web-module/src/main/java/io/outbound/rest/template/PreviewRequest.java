package io.outbound.rest.template;

import jakarta.json.JsonObject;
import java.util.UUID;

/**
 * Whom to fill a template in for: a contact, or values given here; given values win.
 *
 * @param version null: the current one
 */
record PreviewRequest(UUID contactId, JsonObject profile, JsonObject context, Long version) {}
