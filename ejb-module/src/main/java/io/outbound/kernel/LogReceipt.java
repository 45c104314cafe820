package io.outbound.kernel;

import java.util.Optional;
import java.util.UUID;

/** Travels with the event of a refusal and brings back under which id it was logged. Thread-safe. */
public final class LogReceipt {

    private volatile UUID logId;

    /** To be called by whoever stored the row. */
    public void filedAs(UUID id) {
        logId = id;
    }

    /** Empty when nothing was stored: the refusal was only counted. */
    public Optional<UUID> logId() {
        return Optional.ofNullable(logId);
    }
}
