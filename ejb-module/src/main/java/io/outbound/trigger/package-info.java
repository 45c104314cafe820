/**
 * API-triggered campaigns: guards in their fixed order, idempotency, durable acceptance (seed 1). Called by REST; tells
 * the log about refusals by the event {@link io.outbound.trigger.TriggerRefused}.
 */
package io.outbound.trigger;
