package io.outbound.security;

import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import java.util.Set;

/** Who acts in this request; set once by the door that authenticated it. */
@RequestScoped
public class CurrentActor {

    private static final Actor NOBODY = new Actor("anonymous", Optional.empty(), Set.of());

    private Actor actor = NOBODY;

    public Actor get() {
        return actor;
    }

    public void become(Actor authenticated) {
        actor = authenticated;
    }
}
