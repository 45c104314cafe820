package io.outbound.receipt;

import io.outbound.delivery.Receipt.Event;

/**
 * What a gateway tells of a message.
 *
 * @param messageId the gateway's; null when it names none
 * @param reference ours; null likewise
 * @param code null when it gives no reason
 */
record GatewayReceipt(String messageId, String reference, Event event, boolean addressDead, String code, String text) {}
