package io.outbound.audience;

import io.outbound.kernel.DomainException;
import io.outbound.security.Scope;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** The same for up to a thousand contacts at once. Each says what became of it; one that is not there stops no other. */
@Stateless
@RolesAllowed(Scope.DATA_WRITE)
public class ContactBulk {

    static final int MOST = 1_000;

    /** What became of one contact. */
    public enum Result {
        DONE,
        /** It was so already. */
        UNCHANGED,
        NOT_FOUND
    }

    private Contacts contacts;
    private ContactTags tags;
    private ContactLists lists;
    private ContactListDesk desk;

    protected ContactBulk() {}

    @Inject
    public ContactBulk(Contacts contacts, ContactTags tags, ContactLists lists, ContactListDesk desk) {
        this.contacts = contacts;
        this.tags = tags;
        this.lists = lists;
        this.desk = desk;
    }

    public Map<UUID, Result> tag(Collection<UUID> ids, Collection<String> given) {
        Set<String> wanted = Tags.required(given);
        Map<UUID, Set<String>> before = tagged(ids);
        Set<UUID> changing = where(before, itsTags -> !itsTags.containsAll(wanted));
        tags.add(changing.stream().collect(Collectors.toMap(id -> id, id -> wanted)));
        contacts.touch(changing);
        return results(ids, before.keySet(), changing);
    }

    public Map<UUID, Result> untag(Collection<UUID> ids, Collection<String> given) {
        Set<String> unwanted = Tags.required(given);
        Map<UUID, Set<String>> before = tagged(ids);
        Set<UUID> changing = where(before, itsTags -> itsTags.stream().anyMatch(unwanted::contains));
        tags.remove(changing, unwanted);
        contacts.touch(changing);
        return results(ids, before.keySet(), changing);
    }

    /** @throws DomainException NOT_FOUND when the list is not there */
    public Map<UUID, Result> include(Collection<UUID> ids, UUID listId) {
        desk.byId(listId);
        Set<UUID> there = locked(ids);
        Set<UUID> changing = new HashSet<>(there);
        changing.removeAll(lists.members(listId, there));
        lists.include(listId, changing);
        return results(ids, there, changing);
    }

    /** @throws DomainException NOT_FOUND when the list is not there */
    public Map<UUID, Result> exclude(Collection<UUID> ids, UUID listId) {
        desk.byId(listId);
        Set<UUID> there = locked(ids);
        Set<UUID> changing = lists.members(listId, there);
        lists.remove(listId, changing);
        return results(ids, there, changing);
    }

    public Map<UUID, Result> delete(Collection<UUID> ids) {
        Set<UUID> there = locked(ids);
        contacts.delete(there);
        return results(ids, there, there);
    }

    private Set<UUID> locked(Collection<UUID> ids) {
        if (ids.isEmpty() || ids.size() > MOST) {
            throw DomainException.invalid("too-many-contacts", "/ids", "Name 1 to " + MOST + " contacts.");
        }
        return new LinkedHashSet<>(contacts.lock(ids));
    }

    private Map<UUID, Set<String>> tagged(Collection<UUID> ids) {
        Set<UUID> there = locked(ids);
        Map<UUID, List<String>> some = tags.of(there);
        return there.stream().collect(Collectors.toMap(id -> id, id -> Set.copyOf(some.getOrDefault(id, List.of()))));
    }

    private static Set<UUID> where(Map<UUID, Set<String>> tagged, java.util.function.Predicate<Set<String>> itsTags) {
        return tagged.entrySet().stream()
                .filter(contact -> itsTags.test(contact.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private static Map<UUID, Result> results(Collection<UUID> asked, Set<UUID> there, Set<UUID> changed) {
        Map<UUID, Result> results = new LinkedHashMap<>();
        asked.forEach(id -> results.put(
                id, changed.contains(id) ? Result.DONE : there.contains(id) ? Result.UNCHANGED : Result.NOT_FOUND));
        return results;
    }
}
