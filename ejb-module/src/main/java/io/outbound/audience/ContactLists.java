package io.outbound.audience;

import io.outbound.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** All contact lists, deleted ones included, and who is on them. */
@ApplicationScoped
public class ContactLists {

    private Sql sql;

    @PersistenceContext(unitName = "outbound")
    private EntityManager entities;

    protected ContactLists() {}

    @Inject
    public ContactLists(Sql sql) {
        this.sql = sql;
    }

    public Optional<ContactList> byId(UUID id) {
        return Optional.ofNullable(entities.find(ContactList.class, id));
    }

    /** Newest first, without the deleted; those older than {@code after} if given. */
    public List<ContactList> page(Optional<UUID> after, int limit) {
        TypedQuery<ContactList> query = entities.createQuery(
                "select l from ContactList l where l.deletedAt is null"
                        + (after.isPresent() ? " and l.id < :after" : "") + " order by l.id desc",
                ContactList.class);
        after.ifPresent(id -> query.setParameter("after", id));
        return query.setMaxResults(limit).getResultList();
    }

    /** How many contacts are on each of these lists. */
    public Map<UUID, Long> sizes(Collection<UUID> ids) {
        Map<UUID, Long> sizes = new HashMap<>();
        ids.forEach(id -> sizes.put(id, 0L));
        if (!ids.isEmpty()) {
            sql.list(
                    "select list_id, count(*) from contact_list_member where list_id in ("
                            + ids.stream().map(id -> "?").collect(Collectors.joining(", ")) + ") group by list_id",
                    row -> sizes.put(Sql.uuid(row, "list_id"), row.getLong(2)),
                    ids.toArray());
        }
        return sizes;
    }

    /**
     * Puts contacts on the list; those who are on it stay. There is no foreign key: they must exist, and be locked or
     * written in the same transaction.
     *
     * @return how many were not on it
     */
    int include(UUID listId, Collection<UUID> contactIds) {
        UUID[] those = contactIds.toArray(new UUID[0]);
        return sql.update(
                "insert into contact_list_member (list_id, contact_id) select cast(? as uuid), c.id from contact c"
                        + " where c.id = any(?) on conflict do nothing",
                listId,
                those);
    }

    /**
     * The same for contacts that were just written.
     */
    void includeMany(UUID listId, Collection<UUID> contactIds) {
        sql.update(
                "insert into contact_list_member (list_id, contact_id) select cast(? as uuid), u.id from unnest(?) as u(id)"
                        + " on conflict do nothing",
                listId,
                contactIds.toArray(new UUID[0]));
    }

    void remove(UUID listId, Collection<UUID> contactIds) {
        sql.update(
                "delete from contact_list_member where list_id = ? and contact_id = any(?)",
                listId,
                contactIds.toArray(new UUID[0]));
    }

    /** Those of these who are on the list. */
    Set<UUID> members(UUID listId, Collection<UUID> contactIds) {
        return new HashSet<>(sql.list(
                "select contact_id from contact_list_member where list_id = ? and contact_id = any(?)",
                row -> Sql.uuid(row, "contact_id"),
                listId,
                contactIds.toArray(new UUID[0])));
    }

    void add(ContactList list) {
        entities.persist(list);
    }

    void flush() {
        entities.flush();
    }
}
