package io.outbound.campaign;

import io.outbound.delivery.DeliveryState;
import io.outbound.execution.ExecutionState;
import io.outbound.kernel.ChannelId;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a run came to, as the campaign sees it.
 *
 * @param skips why messages were left out, and how many for each reason; only where nothing was sent
 */
record Outcome(boolean nothingSent, long failed, long unknown, long skipped, Map<String, Long> skips) {

    static Outcome of(Map<DeliveryState, Long> counts, Map<String, Long> skips) {
        return new Outcome(
                ExecutionState.of(counts) == ExecutionState.FAILED,
                counts.getOrDefault(DeliveryState.FAILED, 0L),
                counts.getOrDefault(DeliveryState.UNKNOWN, 0L),
                counts.getOrDefault(DeliveryState.SKIPPED, 0L),
                skips);
    }

    boolean withErrors() {
        return failed > 0 || unknown > 0;
    }

    FailureReason reason(ChannelId channel) {
        if (failed > 0) {
            String sentence = "None of the " + (failed + skipped) + " messages could be sent.";
            return ReasonCode.ALL_FAILED.on(channel, skipped > 0 ? sentence + " Skipped were " + why() : sentence);
        }
        if (skipped > 0) {
            return ReasonCode.ALL_SKIPPED.on(channel, "Every message was skipped: " + why());
        }
        return ReasonCode.SEGMENT_EMPTY.on(channel);
    }

    private String why() {
        return skips.entrySet().stream()
                .map(reason -> reason.getValue() + " (" + reason.getKey() + ")")
                .collect(Collectors.joining(", ", "", "."));
    }
}
