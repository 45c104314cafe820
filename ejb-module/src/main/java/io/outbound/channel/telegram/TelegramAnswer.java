package io.outbound.channel.telegram;

import io.outbound.channel.gateway.JsonAnswer;
import io.outbound.channel.gateway.UnreadableAnswerException;
import io.outbound.channel.spi.SendResult;
import io.outbound.channel.spi.SendResult.Accepted;
import io.outbound.channel.spi.SendResult.PermanentFailure;
import io.outbound.channel.spi.SendResult.TemporaryFailure;
import io.outbound.channel.spi.SendResult.Unknown;
import io.outbound.outgoing.Exchange.Answered;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * What Telegram says to a message (Bot API, "Making requests", "ResponseParameters").
 *
 * @param code Telegram's own, which is that of HTTP
 */
record TelegramAnswer(
        boolean ok, int code, String description, Optional<String> messageId, Optional<Duration> retryAfter) {

    private static final Duration LONGEST_WAIT = Duration.ofDays(1);

    /** @throws UnreadableAnswerException for a yes that is none of Telegram's */
    static TelegramAnswer of(Answered answer, Clock clock) {
        Optional<Duration> header = answer.retryAfter(clock.instant());
        if (answer.status() / 100 != 2) {
            return refusal(answer, header);
        }
        JsonAnswer json = JsonAnswer.of(answer);
        boolean ok = json.at("/ok").filter("true"::equals).isPresent();
        if (!ok && json.at("/error_code").isEmpty()) {
            throw new UnreadableAnswerException("Telegram said neither yes nor no");
        }
        return ok
                ? new TelegramAnswer(true, 200, "", json.at("/result/message_id"), Optional.empty())
                : refusal(json, answer.status(), header);
    }

    private static TelegramAnswer refusal(Answered answer, Optional<Duration> header) {
        try {
            return refusal(JsonAnswer.of(answer), answer.status(), header);
        } catch (UnreadableAnswerException e) {
            return new TelegramAnswer(false, answer.status(), "refused", Optional.empty(), header);
        }
    }

    private static TelegramAnswer refusal(JsonAnswer json, int status, Optional<Duration> header) {
        int code = json.at("/error_code")
                .filter(text -> text.matches("[1-5][0-9]{2}"))
                .map(Integer::parseInt)
                .orElse(status);
        Optional<Duration> wait = json.at("/parameters/retry_after")
                .filter(text -> text.matches("[0-9]{1,6}"))
                .map(text -> Duration.ofSeconds(Long.parseLong(text)))
                .map(asked -> asked.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : asked)
                .or(() -> header);
        return new TelegramAnswer(false, code, json.at("/description").orElse("refused"), Optional.empty(), wait);
    }

    /** Whether this person has shut out this bot, and will not hear of it until they let it in again. */
    boolean isBlocked() {
        return code == 403 && !isGone();
    }

    private boolean isGone() {
        return description.contains("deactivated");
    }

    SendResult result() {
        String reason = code + " " + description;
        if (ok) {
            return new Accepted(code + messageId.map(id -> " " + id).orElse(""), messageId.orElse(null));
        }
        return switch (code) {
            case 429, 503 -> new TemporaryFailure(reason, retryAfter);
            case 401, 404, 409 ->
                new TemporaryFailure("bot-refused: " + reason, retryAfter); // the token, not the message
            case 500, 502, 504 -> new Unknown(reason);
            case 400, 413 -> new PermanentFailure(reason, false);
            case 403 -> new PermanentFailure(reason, isGone());
            default -> code / 100 == 4 ? new PermanentFailure(reason, false) : new TemporaryFailure(reason, retryAfter);
        };
    }
}
