package io.outbound.audience;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The imports and exports that this process works on; lost with it, unlike the leases in the database. */
@ApplicationScoped
public class HeldFiles {

    private final Map<UUID, Long> held = new ConcurrentHashMap<>();

    protected HeldFiles() {}

    void hold(FileClaim claim) {
        held.put(claim.id(), claim.fence());
    }

    void letGo(FileClaim claim) {
        held.remove(claim.id(), claim.fence());
    }

    /** No once somebody stopped it, or another node has it: whoever works on it stops. */
    public boolean holds(FileClaim claim) {
        return Long.valueOf(claim.fence()).equals(held.get(claim.id()));
    }

    Collection<UUID> all() {
        return List.copyOf(held.keySet());
    }
}
