package io.outbound.webhook;

import io.outbound.outgoing.AnswerHead;
import io.outbound.outgoing.OutgoingCalls;
import io.outbound.webhook.Telling.Attempt;
import io.outbound.webhook.Telling.State;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Tells a webhook one event: at least once, with the same id each time. What is not answered with 2xx is tried again; 410
 * switches the webhook off. Outside any transaction; any number of threads and nodes at a time.
 */
@ApplicationScoped
public class WebhookCalls {

    private static final int GONE = 410;
    private static final int LONGEST_ERROR = 300;

    /** How a turn ended. */
    enum Turn {
        NOTHING_DUE,
        TOLD,
        NOT_TOLD
    }

    private final RetryTimes times =
            new RetryTimes(() -> ThreadLocalRandom.current().nextDouble());
    private Webhooks webhooks;
    private WebhookQueue queue;
    private WebhookHealth health;
    private OutgoingCalls calls;
    private Clock clock;

    protected WebhookCalls() {}

    @Inject
    public WebhookCalls(Webhooks webhooks, WebhookQueue queue, WebhookHealth health, OutgoingCalls calls, Clock clock) {
        this.webhooks = webhooks;
        this.queue = queue;
        this.health = health;
        this.calls = calls;
        this.clock = clock;
    }

    /** Tells what is due longest. */
    Turn next(UUID id) {
        Optional<Webhook> webhook = webhooks.byId(id).filter(Webhook::enabled);
        Optional<Due> due = webhook.flatMap(enabled -> queue.take(id));
        return due.map(taken -> tell(webhook.get(), taken)).orElse(Turn.NOTHING_DUE);
    }

    private Turn tell(Webhook webhook, Due due) {
        Instant began = clock.instant();
        try {
            AnswerHead answer = calls.post(webhook.url(), headers(due, began), bytes(due.payload()));
            return judge(webhook, due, began, answer);
        } catch (IOException e) {
            return failed(webhook, due, attempt(due, began, null, describe(e)), Optional.empty());
        }
    }

    private Turn judge(Webhook webhook, Due due, Instant began, AnswerHead answer) {
        int status = answer.status();
        if (status / 100 == 2) {
            queue.settle(due, State.DELIVERED, Optional.empty(), attempt(due, began, status, null));
            health.answered(webhook);
            return Turn.TOLD;
        }
        if (status == GONE) {
            queue.settle(due, State.DEAD, Optional.empty(), attempt(due, began, status, "gone: switched off"));
            health.gone(webhook);
            return Turn.NOT_TOLD;
        }
        String error = status / 100 == 3 ? "redirects are not followed" : "answered " + status;
        return failed(webhook, due, attempt(due, began, status, error), answer.retryAfter());
    }

    private Turn failed(Webhook webhook, Due due, Attempt attempt, Optional<Duration> asked) {
        Optional<Duration> wait = times.after(due.tries()).map(usual -> longer(usual, asked));
        queue.settle(due, wait.isPresent() ? State.PENDING : State.DEAD, wait.map(clock.instant()::plus), attempt);
        health.failed(webhook);
        return Turn.NOT_TOLD;
    }

    private static Duration longer(Duration usual, Optional<Duration> asked) {
        return asked.filter(wish -> wish.compareTo(usual) > 0).orElse(usual);
    }

    private Map<String, String> headers(Due due, Instant now) {
        String id = "msg_" + due.eventId();
        return Map.of(
                "Content-Type",
                "application/json",
                "User-Agent",
                "Outbound-Webhooks/1",
                "webhook-id",
                id,
                "webhook-timestamp",
                String.valueOf(now.getEpochSecond()),
                "webhook-signature",
                Signature.of(webhooks.secrets(due.webhookId(), now), id, now.getEpochSecond(), due.payload()));
    }

    private Attempt attempt(Due due, Instant began, Integer status, String error) {
        int millis = (int) Duration.between(began, clock.instant()).toMillis();
        return new Attempt(due.attempt(), began, status, error, millis);
    }

    private static byte[] bytes(String payload) {
        return payload.getBytes(StandardCharsets.UTF_8);
    }

    private static String describe(IOException e) {
        String text = e instanceof SocketTimeoutException
                ? "no answer in time"
                : e.getClass().getSimpleName() + ": " + e.getMessage();
        return text.substring(0, Math.min(text.length(), LONGEST_ERROR));
    }
}
