package io.outbound.audience;

import io.outbound.kernel.DomainException;
import io.outbound.kernel.FieldError;
import io.outbound.security.Scope;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** Looking contacts up and adding them one by one. */
@Stateless
@RolesAllowed({Scope.DATA_WRITE, Scope.CAMPAIGNS_READ})
public class ContactBook {

    private Contacts contacts;

    protected ContactBook() {}

    @Inject
    public ContactBook(Contacts contacts) {
        this.contacts = contacts;
    }

    /** Adds a contact, or updates the one that has a similar address. */
    @RolesAllowed(Scope.DATA_WRITE)
    public Contact save(NewContact given) {
        ContactRow row = given.checked();
        if (row.externalId() != null) {
            String owner = contacts.ownersOf(List.of(row.externalId())).get(row.externalId());
            if (owner != null && !owner.equals(row.emailKey())) {
                throw taken();
            }
        }
        List<UUID> saved = contacts.merge(new TreeMap<>(Map.of(row.emailKey(), row)));
        return saved.stream().findFirst().flatMap(contacts::byId).orElseThrow(ContactBook::taken);
    }

    /** @throws DomainException NOT_FOUND */
    public Contact byId(UUID id) {
        return contacts.byId(id).orElseThrow(() -> DomainException.notFound("contact", id));
    }

    public List<Contact> page(Optional<UUID> listId, Optional<UUID> after, int limit) {
        return contacts.page(listId, after, limit);
    }

    private static DomainException taken() {
        String message = "Another contact has this external id.";
        return new DomainException(
                DomainException.Kind.CONFLICT,
                "external-id-taken",
                message,
                List.of(new FieldError("/externalId", "external-id-taken", message)));
    }
}
