package io.outbound.rest.execution;

import io.outbound.delivery.Receipt;
import io.outbound.delivery.ReceiptView;
import java.time.Instant;

/** What was told of a message after it had left. */
record ReceiptJson(Receipt.Event event, Instant at, String code, String text) {

    static ReceiptJson of(ReceiptView receipt) {
        return new ReceiptJson(receipt.event(), receipt.at(), receipt.code(), receipt.text());
    }
}
