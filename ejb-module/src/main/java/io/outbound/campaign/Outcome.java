package io.outbound.campaign;

import io.outbound.delivery.DeliveryState;
import io.outbound.kernel.ChannelId;
import java.util.Map;

/** What a run came to, as the campaign sees it. */
record Outcome(long sent, long failed, long unknown, long skipped) {

    static Outcome of(Map<DeliveryState, Long> counts) {
        return new Outcome(
                counts.getOrDefault(DeliveryState.SENT, 0L),
                counts.getOrDefault(DeliveryState.FAILED, 0L),
                counts.getOrDefault(DeliveryState.UNKNOWN, 0L),
                counts.getOrDefault(DeliveryState.SKIPPED, 0L));
    }

    boolean nothingSent() {
        return sent == 0 && unknown == 0;
    }

    boolean withErrors() {
        return failed > 0 || unknown > 0;
    }

    FailureReason reason(ChannelId channel) {
        if (failed > 0) {
            return ReasonCode.ALL_FAILED.on(channel, "None of the " + (failed + skipped) + " messages could be sent.");
        }
        if (skipped > 0) {
            return ReasonCode.ALL_SKIPPED.on(
                    channel, "All " + skipped + " recipients were skipped: unsubscribed, suppressed or unusable.");
        }
        return ReasonCode.SEGMENT_EMPTY.on(channel);
    }
}
