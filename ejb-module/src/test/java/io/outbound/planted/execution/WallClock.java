package io.outbound.planted.execution;

import java.time.Instant;

class WallClock {
    Instant time() {
        return Instant.now();
    }
}
