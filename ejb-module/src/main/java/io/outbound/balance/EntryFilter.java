package io.outbound.balance;

import java.util.Optional;
import java.util.UUID;

/** Which lines of the account are wanted; empty for all. */
public record EntryFilter(Optional<EntryKind> kind, Optional<UUID> campaignId) {}
