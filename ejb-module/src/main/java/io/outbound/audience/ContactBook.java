package io.outbound.audience;

import io.outbound.attribute.ContactAttributes;
import io.outbound.kernel.DomainException;
import io.outbound.kernel.FieldError;
import io.outbound.kernel.Versions;
import io.outbound.security.Scope;
import io.outbound.store.StoreException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** Looking contacts up, adding, changing and deleting them one by one. */
@Stateless
@RolesAllowed({Scope.DATA_WRITE, Scope.CAMPAIGNS_READ})
public class ContactBook {

    private Contacts contacts;
    private ContactMerge merge;
    private ContactTags tags;
    private ContactConsents consents;
    private ContactAttributes attributes;

    protected ContactBook() {}

    @Inject
    public ContactBook(
            Contacts contacts,
            ContactMerge merge,
            ContactTags tags,
            ContactConsents consents,
            ContactAttributes attributes) {
        this.contacts = contacts;
        this.merge = merge;
        this.tags = tags;
        this.consents = consents;
        this.attributes = attributes;
    }

    /** Adds a contact, or updates the one that is recognised by the same address: what is not given stays, tags are added. */
    @RolesAllowed(Scope.DATA_WRITE)
    public Contact save(NewContact given) {
        ContactRow row = given.checked(attributes.types());
        ContactRow meant = meant(row);
        return merge.merge(new TreeMap<>(Map.of(meant.key(), meant))).stream()
                .findFirst()
                .flatMap(contacts::byId)
                .orElseThrow(() -> taken("external-id-taken", "/externalId", "Another contact has this external id."));
    }

    /** Who has nothing but an external id is whoever it belongs to. */
    private ContactRow meant(ContactRow row) {
        String owner = row.externalId() == null
                ? row.key()
                : contacts.ownersOf(List.of(row.externalId())).getOrDefault(row.externalId(), row.key());
        if (!owner.equals(row.key()) && !row.isByExternalId()) {
            throw taken("external-id-taken", "/externalId", "Another contact has this external id.");
        }
        return row.of(owner);
    }

    /**
     * The contact is as given afterwards: what is not given is taken away.
     *
     * @param version the one that was seen
     * @throws DomainException STALE when it has moved on since; CONFLICT when another contact has the address or the
     *     external id
     */
    @RolesAllowed(Scope.DATA_WRITE)
    public Contact change(UUID id, long version, NewContact given) {
        Versions.require(version, byId(id).version());
        ContactRow row = given.checked(attributes.types());
        try {
            if (!contacts.replace(id, version, row)) {
                Versions.require(version, byId(id).version());
            }
        } catch (StoreException e) {
            if (e.isDuplicateKey()) {
                throw taken("contact-taken", "/email", "Another contact has this address or external id.");
            }
            throw e;
        }
        tags.clear(id);
        tags.add(Map.of(id, row.tags()));
        consents.keepOnly(id, row.consent().keySet());
        consents.put(Map.of(id, row.consent()));
        return byId(id);
    }

    /**
     * What was sent to the contact stays in the ledger, and so do suppressions of the address.
     *
     * @throws DomainException NOT_FOUND
     */
    @RolesAllowed(Scope.DATA_WRITE)
    public void delete(UUID id) {
        if (contacts.lock(List.of(id)).isEmpty()) {
            throw DomainException.notFound("contact", id);
        }
        contacts.delete(List.of(id));
    }

    /** @throws DomainException NOT_FOUND */
    public Contact byId(UUID id) {
        return contacts.byId(id).orElseThrow(() -> DomainException.notFound("contact", id));
    }

    /** Newest first. */
    public List<Contact> page(ContactFilter filter, Optional<UUID> after, int limit) {
        return contacts.page(filter, after, limit);
    }

    /** The tags that contacts have, in the order of the alphabet, after this one if it is not null. */
    public List<ContactTags.Use> tags(String after, int limit) {
        return tags.used(after, limit);
    }

    private static DomainException taken(String code, String pointer, String message) {
        return new DomainException(
                DomainException.Kind.CONFLICT, code, message, List.of(new FieldError(pointer, code, message)));
    }
}
