package io.outbound.bench.accounting;

import java.util.List;
import java.util.Set;

/**
 * What the client of a run knows by itself, without asking the product.
 *
 * @param accepted the recipients the product said yes to, as canonical addresses
 * @param connections open at one time, at most
 * @param crashes of the process or the link
 * @param looks taken while it ran
 * @param everSent ids of deliveries that were seen in state SENT while it ran
 */
public record Run(Set<String> accepted, int connections, int crashes, List<Look> looks, Set<Long> everSent) {

    int mostInDoubt() {
        return connections * crashes;
    }
}
