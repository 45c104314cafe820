package io.outbound.channel.gateway;

import io.outbound.channel.spi.SendResult;
import io.outbound.channel.spi.SendResult.TemporaryFailure;
import io.outbound.channel.spi.SendResult.Unknown;
import io.outbound.outgoing.Exchange;
import io.outbound.outgoing.Exchange.Answered;
import io.outbound.outgoing.Exchange.NoAnswer;
import io.outbound.outgoing.Exchange.NotSent;
import java.util.Optional;
import java.util.function.Function;

/** What a call to a gateway means for its message: the same on every channel, apart from what an answer says. */
public final class Meanings {

    private Meanings() {}

    /**
     * What did not leave can be tried again; what left and was not answered, or not in words that can be read, is in
     * doubt.
     *
     * @param repeatable whether the gateway takes the same call twice for one
     * @param answer what an answer means; throws {@link UnreadableAnswerException} for one that means nothing
     */
    public static SendResult of(Exchange exchange, boolean repeatable, Function<Answered, SendResult> answer) {
        if (exchange instanceof NotSent notSent) {
            return new TemporaryFailure(notSent.reason(), Optional.empty());
        }
        if (exchange instanceof NoAnswer none) {
            return new Unknown(none.reason(), repeatable);
        }
        try {
            return answer.apply((Answered) exchange);
        } catch (UnreadableAnswerException e) {
            return new Unknown("unreadable-answer: " + e.getMessage(), repeatable);
        }
    }
}
