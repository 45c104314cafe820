package io.outbound.store;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** New ids, ordered by time (UUID version 7, RFC 9562 §5.7) so that an index on them stays compact. */
@ApplicationScoped
public class IdSource {

    public UUID next() {
        return UuidCreator.getTimeOrderedEpoch();
    }
}
