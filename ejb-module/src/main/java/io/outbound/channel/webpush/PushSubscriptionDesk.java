package io.outbound.channel.webpush;

import io.outbound.audience.KnownContacts;
import io.outbound.kernel.DomainException;
import io.outbound.security.Scope;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The browsers of contacts that let us write to them: looking at them, adding one that a host has got, removing one. */
@Stateless
@RolesAllowed({Scope.DATA_WRITE, Scope.CAMPAIGNS_READ})
public class PushSubscriptionDesk {

    private PushSubscriptions subscriptions;
    private SubscriptionIntake intake;
    private KnownContacts contacts;

    protected PushSubscriptionDesk() {}

    @Inject
    public PushSubscriptionDesk(PushSubscriptions subscriptions, SubscriptionIntake intake, KnownContacts contacts) {
        this.subscriptions = subscriptions;
        this.intake = intake;
        this.contacts = contacts;
    }

    /** The one seen last first. */
    public List<PushSubscription> of(UUID contactId) {
        requireContact(contactId);
        return of(List.of(contactId)).getOrDefault(contactId, List.of());
    }

    /** Of each of them that has some. */
    public Map<UUID, List<PushSubscription>> of(Collection<UUID> contacts) {
        return subscriptions.of(contacts);
    }

    /**
     * The contact's from now on, whosever it was.
     *
     * @throws DomainException NOT_FOUND for the contact; INVALID as {@link SubscriptionIntake}; CONFLICT {@code
     *     push-subscription-differs}, {@code webpush-not-configured}
     */
    @RolesAllowed(Scope.DATA_WRITE)
    public PushSubscription add(UUID contactId, GivenSubscription given, String userAgent) {
        requireContact(contactId);
        return intake.take(given, contactId, userAgent);
    }

    /** @throws DomainException NOT_FOUND */
    @RolesAllowed(Scope.DATA_WRITE)
    public void remove(UUID contactId, UUID id) {
        if (!subscriptions.remove(contactId, id)) {
            throw DomainException.notFound("push-subscription", id);
        }
    }

    private void requireContact(UUID contactId) {
        if (contacts.byId(contactId).isEmpty()) {
            throw DomainException.notFound("contact", contactId);
        }
    }
}
