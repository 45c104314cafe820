package io.outbound.limit;

import java.util.UUID;

/** A sender may send more, or less, than before. Fired in the transaction of the change. */
public record SenderLimitChanged(UUID senderId) {}
