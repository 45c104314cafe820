package io.outbound.rest.execution;

import io.outbound.delivery.AttemptView;
import io.outbound.delivery.DelayVerdict;
import io.outbound.delivery.DeliveryState;
import io.outbound.delivery.DeliveryView;
import io.outbound.delivery.ReceiptView;
import java.time.Instant;
import java.util.List;

/**
 * One message to one recipient.
 *
 * @param attempts null in lists
 * @param receipts what was told of it after it had left; null in lists
 * @param reason why it is not SENT; null when it is
 * @param verdict whose delay it is: OURS, DOWNSTREAM, or null while nothing is late
 */
record MessageJson(
        String id,
        String executionId,
        String recipient,
        DeliveryState state,
        String messageId,
        String reasonCode,
        String reason,
        List<AttemptJson> attempts,
        Instant acceptedAt,
        Instant queuedAt,
        Instant renderedAt,
        Instant departedAt,
        Instant providerAckAt,
        Instant deliveredAt,
        Instant seenAt,
        Instant bouncedAt,
        Instant complainedAt,
        List<ReceiptJson> receipts,
        Instant nextAttemptAt,
        DelayVerdict verdict) {

    static MessageJson of(DeliveryView d, Instant now) {
        return of(d, null, null, now);
    }

    static MessageJson of(DeliveryView d, List<AttemptView> attempts, List<ReceiptView> receipts, Instant now) {
        boolean sent = d.state() == DeliveryState.SENT;
        return new MessageJson(
                String.valueOf(d.id()),
                d.executionPublicId(),
                d.recipient(),
                d.state(),
                d.messageId(),
                sent ? null : d.replyCode(),
                sent ? null : d.replyText(),
                attempts == null ? null : attempts.stream().map(AttemptJson::of).toList(),
                d.acceptedAt(),
                d.queuedAt(),
                d.renderedAt(),
                d.departedAt(),
                d.providerAckAt(),
                d.deliveredAt(),
                d.seenAt(),
                d.bouncedAt(),
                d.complainedAt(),
                receipts == null ? null : receipts.stream().map(ReceiptJson::of).toList(),
                d.nextAt(),
                DelayVerdict.of(d, now).orElse(null));
    }
}
