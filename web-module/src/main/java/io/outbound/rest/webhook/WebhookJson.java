package io.outbound.rest.webhook;

import io.outbound.webhook.NewWebhook;
import io.outbound.webhook.Webhook;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A webhook as administrators see it.
 *
 * @param secret only in the answer that makes it
 */
record WebhookJson(
        UUID id,
        String url,
        String description,
        List<String> eventTypes,
        boolean enabled,
        String disabledReason,
        Instant failingSince,
        Instant oldSecretUntil,
        Instant createdAt,
        String createdBy,
        long version,
        Optional<String> secret) {

    static WebhookJson of(Webhook webhook) {
        return of(webhook, Optional.empty());
    }

    static WebhookJson of(NewWebhook made) {
        return of(made.webhook(), Optional.of(made.secret()));
    }

    private static WebhookJson of(Webhook webhook, Optional<String> secret) {
        return new WebhookJson(
                webhook.id(),
                webhook.url().toString(),
                webhook.description(),
                webhook.eventTypes(),
                webhook.enabled(),
                webhook.disabledReason(),
                webhook.failingSince(),
                webhook.oldSecretUntil(),
                webhook.createdAt(),
                webhook.createdBy(),
                webhook.version(),
                secret);
    }
}
