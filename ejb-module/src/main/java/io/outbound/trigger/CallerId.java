package io.outbound.trigger;

import io.outbound.security.Actor;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Whose request ids these are: the key's, or for a person one made from the name. */
final class CallerId {

    private CallerId() {}

    static UUID of(Actor actor) {
        return actor.apiKeyId()
                .orElseGet(() -> UUID.nameUUIDFromBytes(actor.name().getBytes(StandardCharsets.UTF_8)));
    }
}
