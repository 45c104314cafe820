package io.outbound.rest.template;

import jakarta.json.JsonObject;
import java.util.UUID;

/** Whom to fill a template in for: a contact, or values given here; given values win. */
record PreviewRequest(UUID contactId, JsonObject profile, JsonObject context) {}
