package io.outbound.audience;

import io.outbound.kernel.DomainException;
import io.outbound.kernel.Versions;
import io.outbound.security.Scope;
import io.outbound.store.IdSource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Making, filling and removing contact lists. */
@Stateless
@RolesAllowed({Scope.DATA_WRITE, Scope.CAMPAIGNS_READ})
public class ContactListDesk {

    private static final int MAX_NAME = 200;

    private ContactLists lists;
    private Contacts contacts;
    private IdSource ids;
    private Clock clock;

    protected ContactListDesk() {}

    @Inject
    public ContactListDesk(ContactLists lists, Contacts contacts, IdSource ids, Clock clock) {
        this.lists = lists;
        this.contacts = contacts;
        this.ids = ids;
        this.clock = clock;
    }

    @RolesAllowed(Scope.DATA_WRITE)
    public ContactList add(String name) {
        ContactList list = new ContactList(ids.next(), checked(name), clock.instant());
        lists.add(list);
        lists.flush();
        return list;
    }

    private static String checked(String name) {
        if (name == null || name.isBlank()) {
            throw DomainException.invalid("missing-required-field", "/name", "A list needs a name.");
        }
        if (name.strip().length() > MAX_NAME) {
            throw DomainException.invalid("too-long", "/name", "At most " + MAX_NAME + " characters.");
        }
        return name.strip();
    }

    /**
     * @param version the one that was seen
     * @throws DomainException STALE when it has moved on since
     */
    @RolesAllowed(Scope.DATA_WRITE)
    public ContactList rename(UUID id, long version, String name) {
        ContactList list = byId(id);
        Versions.require(version, list.version());
        list.rename(checked(name));
        lists.flush();
        return list;
    }

    /** Soft: campaigns that target it will say so; runs go on. */
    @RolesAllowed(Scope.DATA_WRITE)
    public void delete(UUID id) {
        byId(id).delete(clock.instant());
    }

    /** @throws DomainException NOT_FOUND when the list or one of the contacts is not there: then nobody is added */
    @RolesAllowed(Scope.DATA_WRITE)
    public void include(UUID id, Collection<UUID> contactIds) {
        byId(id);
        Set<UUID> there = new HashSet<>(contacts.lock(contactIds));
        contactIds.stream()
                .filter(contact -> !there.contains(contact))
                .findFirst()
                .ifPresent(contact -> {
                    throw DomainException.notFound("contact", contact);
                });
        lists.include(id, contactIds);
    }

    @RolesAllowed(Scope.DATA_WRITE)
    public void remove(UUID id, UUID contactId) {
        byId(id);
        lists.remove(id, List.of(contactId));
    }

    /** @throws DomainException NOT_FOUND, also for a deleted one */
    public ContactList byId(UUID id) {
        return lists.byId(id)
                .filter(list -> !list.isDeleted())
                .orElseThrow(() -> DomainException.notFound("contact-list", id));
    }

    public List<ContactList> page(Optional<UUID> after, int limit) {
        return lists.page(after, limit);
    }

    /** How many contacts are on each of these lists. */
    public Map<UUID, Long> sizes(Collection<UUID> listIds) {
        return lists.sizes(listIds);
    }
}
