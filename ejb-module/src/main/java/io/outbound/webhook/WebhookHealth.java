package io.outbound.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Whether a webhook answers. One that has not for {@value #DAYS} days, or says that it is gone, is switched off. */
@ApplicationScoped
public class WebhookHealth {

    private static final int DAYS = 5;

    private Webhooks webhooks;
    private Event<WebhookDisabled> disabled;
    private Clock clock;

    protected WebhookHealth() {}

    @Inject
    public WebhookHealth(Webhooks webhooks, Event<WebhookDisabled> disabled, Clock clock) {
        this.webhooks = webhooks;
        this.disabled = disabled;
        this.clock = clock;
    }

    @Transactional
    public void answered(Webhook webhook) {
        if (webhook.failingSince() != null) {
            webhooks.healthy(webhook.id());
        }
    }

    @Transactional
    public void failed(Webhook webhook) {
        Instant now = clock.instant();
        if (webhooks.failing(webhook.id(), now).plus(Duration.ofDays(DAYS)).isBefore(now)) {
            disable(webhook, "FAILING");
        }
    }

    @Transactional
    public void gone(Webhook webhook) {
        disable(webhook, "GONE");
    }

    private void disable(Webhook webhook, String reason) {
        if (webhooks.disable(webhook.id(), reason)) {
            disabled.fire(new WebhookDisabled(webhook.id(), webhook.url().toString(), clock.instant()));
        }
    }
}
