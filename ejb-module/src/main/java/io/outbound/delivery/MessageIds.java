package io.outbound.delivery;

import java.util.UUID;

/** The Message-ID of a delivery: the same for every try, so that a double can be recognised (RFC 5322 §3.6.4). */
final class MessageIds {

    private MessageIds() {}

    static String of(long deliveryId, UUID executionId, String domain) {
        return "<" + deliveryId + "." + executionId + "@" + domain + ">";
    }
}
