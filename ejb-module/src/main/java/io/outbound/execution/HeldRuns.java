package io.outbound.execution;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The claims that this process works on; lost with it, unlike the leases in the database. */
@ApplicationScoped
public class HeldRuns {

    private final Map<UUID, Long> fences = new ConcurrentHashMap<>();

    void hold(Claim claim) {
        fences.put(claim.executionId(), claim.fence());
    }

    void letGo(Claim claim) {
        fences.remove(claim.executionId(), claim.fence());
    }

    /** No once the lease was lost or the run has ended: whoever works on it stops. */
    public boolean holds(Claim claim) {
        return Long.valueOf(claim.fence()).equals(fences.get(claim.executionId()));
    }

    List<Claim> all() {
        return fences.entrySet().stream()
                .map(entry -> new Claim(entry.getKey(), entry.getValue()))
                .toList();
    }
}
