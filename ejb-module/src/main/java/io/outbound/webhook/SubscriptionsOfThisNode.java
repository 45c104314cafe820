package io.outbound.webhook;

import io.outbound.outbox.Subscriptions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;

/** The node that changes a webhook counts it at once. */
@ApplicationScoped
public class SubscriptionsOfThisNode {

    private Subscriptions subscriptions;

    protected SubscriptionsOfThisNode() {}

    @Inject
    public SubscriptionsOfThisNode(Subscriptions subscriptions) {
        this.subscriptions = subscriptions;
    }

    void changed(@Observes(during = TransactionPhase.AFTER_COMPLETION) WebhooksChanged event) {
        subscriptions.forget();
    }
}
