package io.outbound.webhook;

import io.outbound.json.Json;
import io.outbound.kernel.DomainException;
import io.outbound.kernel.DomainException.Kind;
import io.outbound.kernel.Versions;
import io.outbound.outbox.EventType;
import io.outbound.outbox.Outbox;
import io.outbound.outgoing.OutgoingRules;
import io.outbound.security.CurrentActor;
import io.outbound.security.Scope;
import io.outbound.store.IdSource;
import io.outbound.webhook.Telling.Attempt;
import io.outbound.webhook.Telling.State;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;

/** Making, changing and removing webhooks; looking at what they were told, and telling it again. */
@Stateless
@RolesAllowed(Scope.ADMIN)
public class WebhookDesk {

    private static final int MOST = 50;
    private static final int LONGEST_OVERLAP_HOURS = 7 * 24;

    private Webhooks webhooks;
    private Tellings tellings;
    private Outbox outbox;
    private OutgoingRules rules;
    private Event<WebhooksChanged> changed;
    private IdSource ids;
    private CurrentActor actor;
    private Clock clock;

    protected WebhookDesk() {}

    @Inject
    public WebhookDesk(
            Webhooks webhooks,
            Tellings tellings,
            Outbox outbox,
            OutgoingRules rules,
            Event<WebhooksChanged> changed,
            IdSource ids,
            CurrentActor actor,
            Clock clock) {
        this.webhooks = webhooks;
        this.tellings = tellings;
        this.outbox = outbox;
        this.rules = rules;
        this.changed = changed;
        this.ids = ids;
        this.actor = actor;
        this.clock = clock;
    }

    public List<Webhook> all() {
        return webhooks.all();
    }

    public Webhook byId(UUID id) {
        return webhooks.byId(id).orElseThrow(() -> DomainException.notFound("webhook", id));
    }

    /** @throws DomainException INVALID for an address that may not be called, or a type of event that there is not */
    public NewWebhook add(WebhookSettings wanted) {
        if (webhooks.all().size() >= MOST) {
            throw new DomainException(Kind.CONFLICT, "too-many-webhooks", "There can be " + MOST + " webhooks.");
        }
        Webhook webhook = new Webhook(
                ids.next(),
                rules.check(wanted.url(), "/url"),
                wanted.description(),
                wanted.checkedEventTypes(),
                wanted.enabled() == null || wanted.enabled(),
                null,
                null,
                null,
                clock.instant(),
                actor.get().name(),
                0);
        String secret = WebhookSecret.generate();
        webhooks.add(webhook, secret);
        changed.fire(new WebhooksChanged());
        return new NewWebhook(webhook, secret);
    }

    /** What is null stays. @throws DomainException STALE when it has moved on since {@code version} */
    public Webhook change(UUID id, long version, WebhookSettings wanted) {
        Webhook before = byId(id);
        Versions.require(version, before.version());
        Webhook after = new Webhook(
                id,
                wanted.url() == null ? before.url() : rules.check(wanted.url(), "/url"),
                wanted.description() == null ? before.description() : wanted.description(),
                wanted.namesEvents() ? wanted.checkedEventTypes() : before.eventTypes(),
                wanted.enabled() == null ? before.enabled() : wanted.enabled(),
                before.disabledReason(),
                before.failingSince(),
                before.oldSecretUntil(),
                before.createdAt(),
                before.createdBy(),
                version);
        if (!webhooks.change(after)) {
            Versions.require(version, byId(id).version());
        }
        changed.fire(new WebhooksChanged());
        return byId(id);
    }

    /** With all that it was told, or was to be told. */
    public void remove(UUID id) {
        byId(id);
        webhooks.remove(id);
        changed.fire(new WebhooksChanged());
    }

    /**
     * A new secret; the one before it signs too until the overlap has passed.
     *
     * @param overlapHours null for 24
     */
    public NewWebhook rotate(UUID id, Integer overlapHours) {
        int hours = overlapHours == null ? 24 : overlapHours;
        if (hours < 0 || hours > LONGEST_OVERLAP_HOURS) {
            throw DomainException.invalid(
                    "out-of-range", "/overlapHours", "Must be from 0 to " + LONGEST_OVERLAP_HOURS + ".");
        }
        byId(id);
        String secret = WebhookSecret.generate();
        webhooks.rotate(id, secret, clock.instant().plus(Duration.ofHours(hours)));
        return new NewWebhook(byId(id), secret);
    }

    /** An event {@code webhook.test} for this webhook alone. */
    public Telling test(UUID id) {
        if (!byId(id).enabled()) {
            throw new DomainException(Kind.CONFLICT, "webhook-disabled", "The webhook is switched off.");
        }
        outbox.addFor(
                id,
                EventType.WEBHOOK_TEST,
                clock.instant(),
                Json.createObjectBuilder().add("webhookId", id.toString()).build());
        return telling(id, tellings.latest(id));
    }

    /** Newest first. @param state null for all @param eventType null for all */
    public List<Telling> tellings(UUID id, State state, String eventType, OptionalLong before, int limit) {
        byId(id);
        return tellings.newest(id, state, eventType, before, limit);
    }

    public Telling telling(UUID id, long telling) {
        return tellings.byId(id, telling).orElseThrow(() -> DomainException.notFound("webhook-delivery", telling));
    }

    public List<Attempt> attempts(Telling telling) {
        return tellings.attempts(telling.id());
    }

    /** Under the same id as before; the waits between tries begin anew. */
    public Telling again(UUID id, long telling) {
        telling(id, telling);
        tellings.again(id, telling, clock.instant());
        return telling(id, telling);
    }

    /**
     * All that happened at {@code from} or later and before {@code to}.
     *
     * @param states none for those that failed for the last time
     * @return how many
     */
    public int again(UUID id, Instant from, Instant to, List<State> states) {
        byId(id);
        if (from == null || to == null || !from.isBefore(to)) {
            throw DomainException.invalid("range-invalid", "/to", "from and to are needed, and from comes first.");
        }
        return tellings.again(
                id, from, to, states == null || states.isEmpty() ? List.of(State.DEAD) : states, clock.instant());
    }
}
