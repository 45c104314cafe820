package io.outbound.audience;

import io.outbound.kernel.ChannelId;
import io.outbound.store.Fragment;
import io.outbound.store.Sql;
import io.outbound.store.StoreException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** All contacts, with their tags and what they said about channels. {@link ContactMerge} writes many at once. */
@ApplicationScoped
public class Contacts {

    private Sql sql;
    private ContactTags tags;
    private ContactConsents consents;

    protected Contacts() {}

    @Inject
    public Contacts(Sql sql, ContactTags tags, ContactConsents consents) {
        this.sql = sql;
        this.tags = tags;
        this.consents = consents;
    }

    public Optional<Contact> byId(UUID id) {
        return read("select * from contact where id = ?", id).stream().findFirst();
    }

    /** Newest first; those older than {@code after} if given. */
    public List<Contact> page(ContactFilter filter, Optional<UUID> after, int limit) {
        Fragment query = where(filter);
        if (after.isPresent()) {
            query = query.plus(Fragment.of(" and c.id < ?", after.get()));
        }
        query = query.plus(Fragment.of(" order by c.id desc limit ?", limit));
        return read(query.sql(), query.values().toArray());
    }

    /** @param query over {@code contact c} */
    List<Contact> found(Fragment query) {
        return read(query.sql(), query.values().toArray());
    }

    private static Fragment where(ContactFilter filter) {
        Fragment query = Fragment.of("select c.* from contact c where 1 = 1");
        if (filter.listId().isPresent()) {
            query = query.plus(Fragment.of(
                    " and exists (select 1 from contact_list_member m where m.contact_id = c.id and m.list_id = ?)",
                    filter.listId().get()));
        }
        if (!filter.tag().isEmpty()) {
            query = query.plus(Fragment.of(
                    " and exists (select 1 from contact_tag t where t.contact_id = c.id and t.tag = ?)", filter.tag()));
        }
        if (!filter.search().isEmpty()) {
            query = query.plus(Fragment.of(
                    " and position(lower(cast(? as varchar)) in lower(coalesce(c.name, '') || ' ' || coalesce(c.email, '')"
                            + " || ' ' || coalesce(c.phone, '') || ' ' || coalesce(c.external_id, '') || ' ' || coalesce(c.telegram_chat_id, '')"
                            + " || ' ' || coalesce(c.viber_id, ''))) > 0",
                    filter.search()));
        }
        return query;
    }

    /** Which contact has which of these external ids: external id to its key. */
    Map<String, String> ownersOf(Collection<String> externalIds) {
        Map<String, String> owners = new HashMap<>();
        if (!externalIds.isEmpty()) {
            sql.list(
                    "select external_id, address_key from contact where external_id = any(?)",
                    row -> owners.put(row.getString(1), row.getString(2)),
                    (Object) externalIds.toArray(new String[0]));
        }
        return owners;
    }

    /** Those of these that there are, locked until the transaction ends; in the order of their ids. */
    List<UUID> lock(Collection<UUID> ids) {
        return sql.list(
                "select id from contact where id = any(?) order by id for update", row -> Sql.uuid(row, "id"), (Object)
                        ids.stream().sorted().toArray(UUID[]::new));
    }

    /** These have changed, as whoever saw the older version shall notice. */
    void touch(Collection<UUID> ids) {
        sql.update("update contact set version = version + 1 where id = any(?)", (Object) ids.toArray(new UUID[0]));
    }

    /**
     * What is not given is taken away.
     *
     * @return false when the version is not this one any more
     * @throws StoreException duplicate key when another contact has the address or the external id
     */
    boolean replace(UUID id, long version, ContactRow row) {
        return sql.update(
                        "update contact set external_id = ?, name = ?, email = ?, address_key = ?, phone = ?, telegram_chat_id = ?, viber_id = ?, time_zone = ?,"
                                + " language = ?, attributes = ?, version = version + 1 where id = ? and version = ?",
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
                        id,
                        version)
                > 0;
    }

    /** From now on this person is written to in this chat. */
    void reachByTelegram(UUID id, String chatId) {
        if (sql.update(
                        "update contact set telegram_chat_id = ?, version = version + 1 where id = ?"
                                + " and (telegram_chat_id is null or telegram_chat_id <> ?)",
                        chatId,
                        id,
                        chatId)
                > 0) {
            recogniseByTelegram(id, ContactKey.ofTelegram(chatId));
        }
    }

    /** Whoever has neither an email address nor a phone number; unless there is another contact with this chat. */
    private void recogniseByTelegram(UUID id, String key) {
        sql.update(
                "update contact set address_key = ? where id = ?"
                        + " and (address_key like 'telegram:%' or address_key like 'viber:%' or address_key like 'id:%')"
                        + " and not exists (select 1 from contact o where o.address_key = ?)",
                key, id, key);
    }

    /** With its places on lists, its tags and what is known of it; what was sent to it stays in the ledger. */
    void delete(Collection<UUID> ids) {
        UUID[] those = ids.toArray(new UUID[0]);
        for (String table : List.of("engagement", "contact_list_member", "contact_tag", "contact_consent")) {
            sql.update("delete from " + table + " where contact_id = any(?)", (Object) those);
        }
        sql.update("delete from contact where id = any(?)", (Object) those);
    }

    private List<Contact> read(String query, Object... values) {
        List<Contact> found = sql.list(query, Contacts::bare, values);
        List<UUID> ids = found.stream().map(Contact::id).toList();
        if (ids.isEmpty()) {
            return found;
        }
        Map<UUID, List<String>> tagged = tags.of(ids);
        Map<UUID, Map<ChannelId, Boolean>> said = consents.of(ids);
        return found.stream()
                .map(contact -> contact.with(
                        tagged.getOrDefault(contact.id(), List.of()), said.getOrDefault(contact.id(), Map.of())))
                .toList();
    }

    private static Contact bare(ResultSet row) throws SQLException {
        String zone = row.getString("time_zone");
        return new Contact(
                Sql.uuid(row, "id"),
                row.getString("external_id"),
                row.getString("name"),
                row.getString("email"),
                row.getString("phone"),
                row.getString("telegram_chat_id"),
                row.getString("viber_id"),
                row.getString("language"),
                zone == null ? null : ZoneId.of(zone),
                Attributes.read(row.getString("attributes")),
                List.of(),
                Map.of(),
                Sql.instant(row, "created_at"),
                row.getLong("version"));
    }
}
