package io.outbound.audience;

import io.outbound.kernel.ChannelId;
import io.outbound.store.IdSource;
import io.outbound.store.Rows;
import io.outbound.store.Sql;
import io.outbound.store.StoreException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.UUID;
import java.util.function.Consumer;

/** Writes contacts in sets: adds those that are new, updates those whose key is known; what is not given stays. */
@ApplicationScoped
public class ContactMerge {

    private static final String TABLE =
            "contact (id, external_id, name, email, address_key, phone, telegram_chat_id, viber_id, time_zone, language, attributes,"
                    + " created_at)";

    /** One look at the index for each key: many at once the planner would rather look for by reading the whole table. */
    private static final String KNOWN = "select k.address_key from unnest(?) as k(address_key)"
            + " where exists (select 1 from contact c where c.address_key = k.address_key offset 0)";

    private Sql sql;
    private ContactTags tags;
    private ContactConsents consents;
    private IdSource ids;
    private Clock clock;

    protected ContactMerge() {}

    @Inject
    public ContactMerge(Sql sql, ContactTags tags, ContactConsents consents, IdSource ids, Clock clock) {
        this.sql = sql;
        this.tags = tags;
        this.consents = consents;
        this.ids = ids;
        this.clock = clock;
    }

    private record Known(UUID id, String attributes) {}

    /**
     * Bears that others bring in the same people at the same time.
     *
     * @param rows by key; sorted, so that two imports at once add the same people in the same order
     * @return the ids of all of them
     */
    Collection<UUID> merge(SortedMap<String, ContactRow> rows) {
        Map<String, Known> known = locked(rows.keySet());
        sql.batch(
                "insert into " + TABLE + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing",
                rows.values().stream()
                        .filter(row -> !known.containsKey(row.key()) && !row.isOfAnother())
                        .map(row -> columns(ids.next(), row, clock.instant()))
                        .toList());
        update(rows.values(), known);
        Map<String, UUID> all = new HashMap<>();
        sql.list(
                "select id, address_key from contact where address_key = any(?)",
                row -> all.put(row.getString("address_key"), Sql.uuid(row, "id")),
                (Object) rows.keySet().toArray(new String[0]));
        sayMore(rows, all);
        return all.values();
    }

    /**
     * Contacts that are new, ready to be written.
     *
     * @param members the same contacts, as places on a list
     */
    record Prepared(Rows contacts, Rows members, Rows tags, Rows consents) {

        Prepared(Sql sql) {
            this(
                    sql.rows(TABLE),
                    sql.rows("contact_list_member (list_id, contact_id)"),
                    sql.rows("contact_tag (contact_id, tag)"),
                    sql.rows("contact_consent (contact_id, channel, granted, changed_at)"));
        }

        void add(UUID id, ContactRow row, UUID listId, Instant now) {
            contacts.add(columns(id, row, now));
            members.add(listId, id);
            row.tags().forEach(tag -> tags.add(id, tag));
            row.consent().forEach((channel, granted) -> consents.add(id, channel.name(), granted, now));
        }
    }

    /**
     * Makes contacts ready that are new, as far as it goes without a transaction.
     *
     * @param rows in the order in which they will be written
     * @param pending keys that somebody is about to write
     * @param others takes those that are known, or pending
     */
    Prepared prepare(List<ContactRow> rows, UUID listId, Set<String> pending, Consumer<ContactRow> others) {
        Set<String> known = new HashSet<>(sql.list(KNOWN, row -> row.getString(1), (Object)
                rows.stream().map(ContactRow::key).toArray(String[]::new)));
        Prepared prepared = new Prepared(sql);
        Instant now = clock.instant();
        for (ContactRow row : rows) {
            if (known.contains(row.key()) || pending.contains(row.key()) || row.isOfAnother()) {
                others.accept(row);
            } else {
                prepared.add(ids.next(), row, listId, now);
            }
        }
        return prepared;
    }

    /**
     * Writes new contacts and their places on the list.
     *
     * @throws StoreException duplicate key when somebody else has added one of them since: then {@link #merge} does it
     */
    void insert(Prepared prepared) {
        sql.insert(prepared.contacts());
        sql.insert(prepared.members());
        sql.insert(prepared.tags());
        sql.insert(prepared.consents());
    }

    private void update(Collection<ContactRow> rows, Map<String, Known> known) {
        KnownUpdate.run(
                sql,
                rows.stream()
                        .filter(row -> known.containsKey(row.key()))
                        .map(row -> update(row, known.get(row.key())))
                        .toList());
    }

    private void sayMore(Map<String, ContactRow> rows, Map<String, UUID> contacts) {
        Map<UUID, Set<String>> tagged = new HashMap<>();
        Map<UUID, Map<ChannelId, Boolean>> said = new HashMap<>();
        rows.forEach((key, row) -> {
            if (contacts.containsKey(key) && !row.tags().isEmpty()) {
                tagged.put(contacts.get(key), row.tags());
            }
            if (contacts.containsKey(key) && !row.consent().isEmpty()) {
                said.put(contacts.get(key), row.consent());
            }
        });
        tags.add(tagged);
        consents.put(said);
    }

    /** In the order of ids, as everybody locks them: what others have just changed is seen, and nobody waits in a circle. */
    private Map<String, Known> locked(Collection<String> keys) {
        List<UUID> there =
                sql.list("select id from contact where address_key = any(?)", row -> Sql.uuid(row, "id"), (Object)
                        keys.toArray(new String[0]));
        Map<String, Known> known = new HashMap<>();
        sql.list(
                "select id, address_key, attributes from contact where id = any(?) order by id for update",
                row -> known.put(
                        row.getString("address_key"), new Known(Sql.uuid(row, "id"), row.getString("attributes"))),
                (Object) there.stream().sorted().toArray(UUID[]::new));
        return known;
    }

    private static Object[] columns(UUID id, ContactRow row, Instant now) {
        return new Object[] {
            id,
            row.externalId(),
            row.name(),
            row.email(),
            row.key(),
            row.phone(),
            row.telegramChatId(),
            row.viberId(),
            row.timeZone(),
            row.language(),
            Attributes.json(row.attributes()),
            now
        };
    }

    private static Object[] update(ContactRow row, Known known) {
        Map<String, Object> attributes = new HashMap<>(Attributes.read(known.attributes()));
        attributes.putAll(row.attributes());
        return KnownUpdate.row(row, Attributes.json(attributes), known.id());
    }
}
