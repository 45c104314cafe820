package io.outbound.delivery;

import java.time.Instant;

/** What was told of a message, the first time that it was. */
public record ReceiptView(Receipt.Event event, Instant at, String code, String text) {}
