package io.outbound.channel.spi;

import java.time.Duration;
import java.util.Optional;

/** What became of one try, as far as it can be known now. */
public sealed interface SendResult {

    /** The provider took responsibility. */
    record Accepted(String providerMessageId) implements SendResult {}

    /** Surely not sent; may be tried again. */
    record TemporaryFailure(String reason, Optional<Duration> retryAfter) implements SendResult {}

    /**
     * Surely not sent, and will not be.
     *
     * @param addressInvalid whether the address itself is dead: it is not written to again
     */
    record PermanentFailure(String reason, boolean addressInvalid) implements SendResult {}

    /** The message left and no answer came: nobody can tell. */
    record Unknown(String reason) implements SendResult {}
}
