package io.outbound.webhook;

/** Who is told of what has changed. Fired in the transaction that does it. */
public record WebhooksChanged() {}
