package io.outbound.webhook;

import io.outbound.delivery.Fired;
import io.outbound.outbox.Outbox;
import io.outbound.outbox.Subscriptions;
import io.outbound.outgoing.OutgoingCalls;
import io.outbound.outgoing.OutgoingRules;
import io.outbound.security.Actor;
import io.outbound.security.CurrentActor;
import io.outbound.settings.Configuration;
import io.outbound.settings.Home;
import io.outbound.settings.MasterKey;
import io.outbound.settings.Secrets;
import io.outbound.store.Database;
import io.outbound.store.IdSource;
import io.outbound.store.Sql;
import io.outbound.webhook.Telling.State;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;

/** Webhooks on a real database, with a real wire; only the container is missing. */
public final class WebhookFixture {

    private static final int PATIENCE_MILLIS = 600;

    final Sql sql;
    final Outbox outbox;
    final Webhooks webhooks;
    final Tellings tellings;
    final WebhookCalls calls;
    final WebhookDesk desk;
    final List<WebhookDisabled> disabled = new ArrayList<>();

    public WebhookFixture(Database database, Path home) {
        Clock clock = Clock.systemUTC();
        sql = new Sql(database);
        Subscriptions subscriptions = new Subscriptions(sql);
        outbox = new Outbox(sql, subscriptions);
        MasterKey key = new MasterKey(new Configuration(), new Home(home), clock);
        key.generateIfNone();
        webhooks = new Webhooks(sql, new WebhookSecret(new Secrets(key)));
        tellings = new Tellings(sql);
        OutgoingRules rules = new OutgoingRules(true, Set.of());
        calls = new WebhookCalls(
                webhooks,
                new WebhookQueue(database, sql),
                new WebhookHealth(webhooks, new Fired<>(disabled::add), clock),
                new OutgoingCalls(rules, PATIENCE_MILLIS),
                clock);
        CurrentActor ann = new CurrentActor();
        ann.become(new Actor("ann", Optional.empty(), Set.of("admin")));
        desk = new WebhookDesk(
                webhooks,
                tellings,
                outbox,
                rules,
                new Fired<>(change -> subscriptions.forget()),
                new IdSource(),
                ann,
                clock);
    }

    NewWebhook webhook(String url, String... eventTypes) {
        return desk.add(new WebhookSettings(url, null, List.of(eventTypes), null));
    }

    /** As if all waits had passed. */
    void passAllWaits() {
        sql.update("update webhook_delivery set next_at = ?", Instant.now().minusSeconds(1));
    }

    /** Tells until nothing is due. */
    void tellAll(UUID webhook) {
        while (calls.next(webhook) != WebhookCalls.Turn.NOTHING_DUE) {
            // the next one
        }
    }

    List<Telling> all(UUID webhook) {
        return tellings.newest(webhook, null, null, OptionalLong.empty(), 1_000);
    }

    long count(UUID webhook, State state) {
        return all(webhook).stream().filter(one -> one.state() == state).count();
    }
}
