package io.outbound.execution;

import io.outbound.security.Actor;
import java.util.List;
import java.util.UUID;

/** The run that an accepted call asks for. */
public record UnitaryRun(
        ExecutionRef ref,
        UUID campaignId,
        Snapshot snapshot,
        String requestId,
        List<NewRecipient> recipients,
        Actor by) {}
