package io.outbound.channel.gateway;

import io.outbound.channel.spi.SendResult;
import io.outbound.channel.spi.SendResult.Accepted;
import io.outbound.outgoing.Exchange.Answered;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How the answers of a gateway are read. 2xx is taken, unless {@code success} says otherwise; what {@code outcomes} names
 * means what it says there; else the status decides.
 *
 * @param messageId pointer to the id that receipts name; empty: none
 * @param success pointer and the values there that mean yes; empty: every 2xx does
 * @param errorCode pointer to the gateway's own code; empty: its status
 * @param outcomes meanings by code or status
 */
record AnswerRules(
        Optional<String> messageId,
        Optional<Success> success,
        Optional<String> errorCode,
        Map<String, Outcome> outcomes,
        boolean repeatable) {

    record Success(String pointer, Set<String> values) {}

    SendResult read(Answered answer, Clock clock) {
        boolean good = answer.status() / 100 == 2;
        if (good && success.isEmpty() && messageId.isEmpty()) {
            return new Accepted(String.valueOf(answer.status()));
        }
        Optional<JsonAnswer> json = json(answer, good);
        return good && isSuccess(json.orElseThrow())
                ? accepted(answer, json.orElseThrow())
                : refused(answer, json, answer.retryAfter(clock.instant()));
    }

    /** A refusal need not be JSON; what says yes or no must. */
    private static Optional<JsonAnswer> json(Answered answer, boolean required) {
        try {
            return Optional.of(JsonAnswer.of(answer));
        } catch (UnreadableAnswerException e) {
            if (required) {
                throw e;
            }
            return Optional.empty();
        }
    }

    private boolean isSuccess(JsonAnswer json) {
        return success.map(rule ->
                        json.at(rule.pointer()).filter(rule.values()::contains).isPresent())
                .orElse(true);
    }

    private SendResult accepted(Answered answer, JsonAnswer json) {
        String id = messageId.flatMap(json::at).orElse(null);
        return new Accepted(answer.status() + (id == null ? "" : " " + id), id);
    }

    private SendResult refused(Answered answer, Optional<JsonAnswer> json, Optional<Duration> wait) {
        String status = String.valueOf(answer.status());
        Optional<String> code = errorCode.flatMap(pointer -> json.flatMap(said -> said.at(pointer)));
        String reason =
                "gateway-refused: " + status + code.map(word -> " " + word).orElse("");
        Outcome outcome = code.map(outcomes::get)
                .or(() -> Optional.ofNullable(outcomes.get(status)))
                .orElseGet(() -> Outcome.of(answer.status()));
        return outcome.because(reason, wait, repeatable);
    }
}
