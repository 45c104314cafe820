package io.outbound.campaign;

import io.outbound.kernel.ChannelId;
import java.io.Serializable;

/**
 * Why a campaign cannot start, or did not (seed 2, "Failure Reasons").
 *
 * @param code stable, UPPER_SNAKE
 * @param channel null when the reason has none
 * @param message one sentence for a person
 * @param field the field of the campaign to change
 * @param fixUrl where it can be changed, relative to the context root
 */
public record FailureReason(String code, ChannelId channel, String message, String field, String fixUrl)
        implements Serializable {

    FailureReason fixedAt(String url) {
        return new FailureReason(code, channel, message, field, url);
    }
}
