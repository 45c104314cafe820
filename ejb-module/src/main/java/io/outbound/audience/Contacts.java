package io.outbound.audience;

import io.outbound.store.IdSource;
import io.outbound.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.UUID;
import java.util.stream.Collectors;

/** All contacts. Written in sets: a file has many, and one contact is a set of one. */
@ApplicationScoped
public class Contacts {

    private Sql sql;
    private IdSource ids;
    private Clock clock;

    protected Contacts() {}

    @Inject
    public Contacts(Sql sql, IdSource ids, Clock clock) {
        this.sql = sql;
        this.ids = ids;
        this.clock = clock;
    }

    public Optional<Contact> byId(UUID id) {
        return sql.first("select * from contact where id = ?", Contacts::read, id);
    }

    /** Newest first; those older than {@code after} if given. */
    public List<Contact> page(Optional<UUID> listId, Optional<UUID> after, int limit) {
        StringBuilder query = new StringBuilder("select c.* from contact c");
        List<Object> values = new ArrayList<>();
        query.append(listId.isPresent() ? " join contact_list_member m on m.contact_id = c.id" : "");
        query.append(" where 1 = 1");
        listId.ifPresent(id -> {
            query.append(" and m.list_id = ?");
            values.add(id);
        });
        after.ifPresent(id -> {
            query.append(" and c.id < ?");
            values.add(id);
        });
        return sql.list(query + " order by c.id desc limit " + limit, Contacts::read, values.toArray());
    }

    /** Which contact has which of these external ids: external id to email key. */
    Map<String, String> ownersOf(Collection<String> externalIds) {
        Map<String, String> owners = new HashMap<>();
        if (!externalIds.isEmpty()) {
            sql.list(
                    "select external_id, email_key from contact where external_id in " + marks(externalIds),
                    row -> owners.put(row.getString(1), row.getString(2)),
                    externalIds.toArray());
        }
        return owners;
    }

    /**
     * Adds those that are new and updates those whose email key is known; what is not given stays.
     *
     * @param rows by email key; sorted, so that two imports at once do not lock each other out
     * @return the ids of all of them
     */
    List<UUID> merge(SortedMap<String, ContactRow> rows) {
        Map<String, Known> known = known(rows.keySet());
        sql.batch(
                "insert into contact (id, external_id, name, email, email_key, phone, time_zone, language, attributes,"
                        + " created_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing",
                rows.values().stream()
                        .filter(row -> !known.containsKey(row.emailKey()))
                        .map(this::insertion)
                        .toList());
        sql.batch(
                "update contact set external_id = coalesce(cast(? as varchar(200)), external_id),"
                        + " name = coalesce(cast(? as varchar(300)), name), email = ?,"
                        + " phone = coalesce(cast(? as varchar(40)), phone),"
                        + " time_zone = coalesce(cast(? as varchar(60)), time_zone),"
                        + " language = coalesce(cast(? as varchar(20)), language), attributes = ?,"
                        + " version = version + 1 where id = ?",
                rows.values().stream()
                        .filter(row -> known.containsKey(row.emailKey()))
                        .map(row -> update(row, known.get(row.emailKey())))
                        .toList());
        return sql.list(
                "select id from contact where email_key in " + marks(rows.keySet()),
                row -> Sql.uuid(row, "id"),
                rows.keySet().toArray());
    }

    private record Known(UUID id, Map<String, Object> attributes) {}

    private Map<String, Known> known(Collection<String> keys) {
        Map<String, Known> known = new HashMap<>();
        sql.list(
                "select id, email_key, attributes from contact where email_key in " + marks(keys),
                row -> known.put(
                        row.getString("email_key"),
                        new Known(Sql.uuid(row, "id"), Attributes.read(row.getString("attributes")))),
                keys.toArray());
        return known;
    }

    private Object[] insertion(ContactRow row) {
        return new Object[] {
            ids.next(),
            row.externalId(),
            row.name(),
            row.email(),
            row.emailKey(),
            row.phone(),
            row.timeZone(),
            row.language(),
            Attributes.json(row.attributes()),
            clock.instant()
        };
    }

    private static Object[] update(ContactRow row, Known known) {
        Map<String, Object> attributes = new HashMap<>(known.attributes());
        attributes.putAll(row.attributes());
        return new Object[] {
            row.externalId(),
            row.name(),
            row.email(),
            row.phone(),
            row.timeZone(),
            row.language(),
            Attributes.json(attributes),
            known.id()
        };
    }

    private static String marks(Collection<?> values) {
        return values.stream().map(value -> "?").collect(Collectors.joining(", ", "(", ")"));
    }

    private static Contact read(ResultSet row) throws SQLException {
        String zone = row.getString("time_zone");
        return new Contact(
                Sql.uuid(row, "id"),
                row.getString("external_id"),
                row.getString("name"),
                row.getString("email"),
                row.getString("phone"),
                row.getString("language"),
                zone == null ? null : ZoneId.of(zone),
                Attributes.read(row.getString("attributes")),
                Sql.instant(row, "created_at"),
                row.getLong("version"));
    }
}
