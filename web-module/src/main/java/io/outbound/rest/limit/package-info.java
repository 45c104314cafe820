/** {@code /v1/rate-limits} and {@code /v1/senders/{id}/limits}: how fast messages may leave. */
package io.outbound.rest.limit;
