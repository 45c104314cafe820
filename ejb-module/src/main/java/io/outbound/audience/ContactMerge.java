package io.outbound.audience;

import io.outbound.kernel.ChannelId;
import io.outbound.store.CopyText;
import io.outbound.store.IdSource;
import io.outbound.store.Sql;
import io.outbound.store.StoreException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.UUID;

/** Writes contacts in sets: adds those that are new, updates those whose email key is known; what is not given stays. */
@ApplicationScoped
public class ContactMerge {

    private static final String COLUMNS =
            "(id, external_id, name, email, email_key, phone, telegram_chat_id, viber_id, time_zone, language, attributes,"
                    + " created_at)";
    private static final String UPDATE =
            "update contact set external_id = coalesce(cast(? as varchar(200)), external_id),"
                    + " name = coalesce(cast(? as varchar(300)), name), email = ?,"
                    + " phone = coalesce(cast(? as varchar(40)), phone),"
                    + " telegram_chat_id = coalesce(cast(? as varchar(64)), telegram_chat_id),"
                    + " viber_id = coalesce(cast(? as varchar(64)), viber_id),"
                    + " time_zone = coalesce(cast(? as varchar(60)), time_zone),"
                    + " language = coalesce(cast(? as varchar(20)), language), attributes = ?,"
                    + " version = version + 1 where id = ?";

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
     * @param rows by email key; sorted, so that two imports at once do not lock each other out
     * @return the ids of all of them
     */
    Collection<UUID> merge(SortedMap<String, ContactRow> rows) {
        Map<String, Known> known = known(rows.keySet());
        sql.batch(
                "insert into contact " + COLUMNS
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing",
                rows.values().stream()
                        .filter(row -> !known.containsKey(row.emailKey()))
                        .map(row -> columns(ids.next(), row, clock.instant()))
                        .toList());
        update(rows.values(), known);
        Map<String, UUID> all = new HashMap<>();
        sql.list(
                "select id, email_key from contact where email_key = any(?)",
                row -> all.put(row.getString("email_key"), Sql.uuid(row, "id")),
                (Object) rows.keySet().toArray(new String[0]));
        sayMore(rows, all);
        return all.values();
    }

    /**
     * Contacts that are new, ready to be written.
     *
     * @param rows one array of columns for each
     * @param members the same contacts, as places on a list
     */
    record Prepared(
            List<Object[]> rows,
            CopyText text,
            List<Object[]> members,
            CopyText memberText,
            Map<String, ContactRow> given,
            Map<String, UUID> ids) {}

    /**
     * Takes those that nobody knows yet out of {@code rows} and makes everything ready that needs no transaction.
     *
     * @param pending keys that somebody is about to write
     */
    Prepared prepare(SortedMap<String, ContactRow> rows, UUID listId, Set<String> pending) {
        Set<String> known = new HashSet<>(pending);
        known.addAll(known(rows.keySet()).keySet());
        Prepared prepared = new Prepared(
                new ArrayList<>(), new CopyText(), new ArrayList<>(), new CopyText(), new HashMap<>(), new HashMap<>());
        Instant now = clock.instant();
        rows.entrySet().removeIf(row -> {
            boolean fresh = !known.contains(row.getKey());
            if (fresh) {
                add(prepared, row.getValue(), listId, now);
            }
            return fresh;
        });
        return prepared;
    }

    private void add(Prepared prepared, ContactRow row, UUID listId, Instant now) {
        UUID id = ids.next();
        Object[] columns = columns(id, row, now);
        prepared.rows().add(columns);
        prepared.text().row(columns);
        Object[] member = {listId, id};
        prepared.members().add(member);
        prepared.memberText().row(member);
        if (!row.tags().isEmpty() || !row.consent().isEmpty()) {
            prepared.given().put(row.emailKey(), row);
            prepared.ids().put(row.emailKey(), id);
        }
    }

    /**
     * Writes new contacts and their places on the list, by COPY where there is one.
     *
     * @throws StoreException duplicate key when somebody else has added one of them since: then {@link #merge} does it
     */
    void insert(Prepared prepared) {
        if (!prepared.rows().isEmpty()) {
            write("contact " + COLUMNS, prepared.rows(), prepared.text());
            write("contact_list_member (list_id, contact_id)", prepared.members(), prepared.memberText());
            sayMore(prepared.given(), prepared.ids());
        }
    }

    private void write(String table, List<Object[]> rows, CopyText text) {
        if (!sql.copy(table, text)) {
            String marks = String.join(", ", Collections.nCopies(rows.get(0).length, "?"));
            sql.batch("insert into " + table + " values (" + marks + ")", rows);
        }
    }

    private void update(Collection<ContactRow> rows, Map<String, Known> known) {
        sql.batch(
                UPDATE,
                rows.stream()
                        .filter(row -> known.containsKey(row.emailKey()))
                        .map(row -> update(row, known.get(row.emailKey())))
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

    private Map<String, Known> known(Collection<String> keys) {
        Map<String, Known> known = new HashMap<>();
        sql.list(
                "select id, email_key, attributes from contact where email_key = any(?)",
                row -> known.put(
                        row.getString("email_key"), new Known(Sql.uuid(row, "id"), row.getString("attributes"))),
                (Object) keys.toArray(new String[0]));
        return known;
    }

    private static Object[] columns(UUID id, ContactRow row, Instant now) {
        return new Object[] {
            id,
            row.externalId(),
            row.name(),
            row.email(),
            row.emailKey(),
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
        return new Object[] {
            row.externalId(),
            row.name(),
            row.email(),
            row.phone(),
            row.telegramChatId(),
            row.viberId(),
            row.timeZone(),
            row.language(),
            Attributes.json(attributes),
            known.id()
        };
    }
}
