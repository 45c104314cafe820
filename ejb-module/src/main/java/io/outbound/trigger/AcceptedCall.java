package io.outbound.trigger;

import io.outbound.execution.UnitaryRun;
import io.outbound.trigger.TriggerRequests.Kept;
import io.outbound.trigger.TriggerRequests.Key;
import java.time.Instant;

/**
 * A call that passed every guard, about to be stored.
 *
 * @param expires until when a repetition is recognised
 */
record AcceptedCall(Key key, Kept kept, Instant at, Instant expires, UnitaryRun run) {}
