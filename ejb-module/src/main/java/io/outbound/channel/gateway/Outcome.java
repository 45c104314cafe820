package io.outbound.channel.gateway;

import io.outbound.channel.spi.SendResult;
import io.outbound.channel.spi.SendResult.PermanentFailure;
import io.outbound.channel.spi.SendResult.TemporaryFailure;
import io.outbound.channel.spi.SendResult.Unknown;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** What not being taken means. */
public enum Outcome {
    TEMPORARY,
    PERMANENT,
    /** Permanent, and the address is not written to again. */
    DEAD,
    UNKNOWN;

    /** Surely not taken, and not the message's fault: the key, the account or the rate (RFC 9110 §15.5, RFC 6585). */
    private static final Set<Integer> LATER = Set.of(401, 402, 403, 405, 407, 408, 421, 423, 425, 429, 503);

    /** The gateway, or a proxy before it, failed in the middle: it may have been taken. */
    private static final Set<Integer> IN_DOUBT = Set.of(500, 502, 504);

    /** As far as the status of HTTP tells. */
    public static Outcome of(int status) {
        if (IN_DOUBT.contains(status)) {
            return UNKNOWN;
        }
        boolean later = LATER.contains(status) || status / 100 == 3 || status / 100 == 5;
        return later ? TEMPORARY : PERMANENT;
    }

    /** @param repeatable whether the gateway takes the same call twice for one */
    public SendResult because(String reason, Optional<Duration> retryAfter, boolean repeatable) {
        return switch (this) {
            case TEMPORARY -> new TemporaryFailure(reason, retryAfter);
            case PERMANENT -> new PermanentFailure(reason, false);
            case DEAD -> new PermanentFailure(reason, true);
            case UNKNOWN -> new Unknown(reason, repeatable);
        };
    }
}
