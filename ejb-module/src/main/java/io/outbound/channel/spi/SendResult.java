package io.outbound.channel.spi;

import java.time.Duration;
import java.util.Optional;

/** What became of one try, as far as it can be known now. */
public sealed interface SendResult {

    /**
     * The provider took responsibility.
     *
     * @param reply what it said
     * @param providerMessageId under which it will tell what becomes of the message; null when it has named none
     */
    record Accepted(String reply, String providerMessageId) implements SendResult {

        public Accepted(String reply) {
            this(reply, null);
        }
    }

    /**
     * Surely not sent; may be tried again.
     *
     * @param retryAfter for how long it wants nothing
     * @param host who says so, where the channel has several; null: the one and only
     */
    record TemporaryFailure(String reason, Optional<Duration> retryAfter, String host) implements SendResult {

        public TemporaryFailure(String reason, Optional<Duration> retryAfter) {
            this(reason, retryAfter, null);
        }
    }

    /**
     * Surely not sent, and will not be.
     *
     * @param addressInvalid whether the address itself is dead: it is not written to again
     */
    record PermanentFailure(String reason, boolean addressInvalid) implements SendResult {}

    /**
     * The message left and no answer came: nobody can tell.
     *
     * @param repeatable whether the provider recognises a message that it gets twice and delivers it once: then it is
     *     tried again, also where what is in doubt is held
     */
    record Unknown(String reason, boolean repeatable) implements SendResult {

        public Unknown(String reason) {
            this(reason, false);
        }
    }
}
