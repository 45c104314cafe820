package io.outbound.log;

import io.outbound.kernel.LogReceipt;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** One refusal on its way into the book. */
record RefusalEntry(
        Instant at,
        Optional<UUID> apiKeyId,
        String reason,
        String insert,
        Object[] columns,
        UUID uid,
        LogReceipt receipt) {}
