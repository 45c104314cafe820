package io.outbound.delivery;

/** Triggered messages were accepted; observed after the commit. */
public record DeliveriesWaiting() {}
