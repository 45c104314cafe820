package io.outbound.audience;

import io.outbound.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Which contact has which tags. */
@ApplicationScoped
public class ContactTags {

    private Sql sql;

    protected ContactTags() {}

    @Inject
    public ContactTags(Sql sql) {
        this.sql = sql;
    }

    /** A tag and how many contacts have it. */
    public record Use(String tag, long contacts) {}

    /** Of each contact that has some, in the order of the alphabet. */
    Map<UUID, List<String>> of(Collection<UUID> contacts) {
        Map<UUID, List<String>> tags = new HashMap<>();
        sql.list(
                "select contact_id, tag from contact_tag where contact_id = any(?) order by tag",
                row -> tags.computeIfAbsent(Sql.uuid(row, "contact_id"), id -> new ArrayList<>())
                        .add(row.getString("tag")),
                (Object) contacts.toArray(new UUID[0]));
        return tags;
    }

    /** In the order of the alphabet, after this one if it is not null. */
    List<Use> used(String after, int limit) {
        return sql.list(
                "select tag, count(*) from contact_tag where tag > ? group by tag order by tag limit ?",
                row -> new Use(row.getString(1), row.getLong(2)),
                after == null ? "" : after,
                limit);
    }

    /** Adds what is missing. */
    void add(Map<UUID, ? extends Collection<String>> tags) {
        sql.batch(
                "insert into contact_tag (contact_id, tag) values (?, ?) on conflict do nothing",
                tags.entrySet().stream()
                        .flatMap(
                                contact -> contact.getValue().stream().map(tag -> new Object[] {contact.getKey(), tag}))
                        .toList());
    }

    void remove(Collection<UUID> contacts, Collection<String> tags) {
        UUID[] ids = contacts.toArray(new UUID[0]);
        sql.batch(
                "delete from contact_tag where tag = ? and contact_id = any(?)",
                tags.stream().map(tag -> new Object[] {tag, ids}).toList());
    }

    void clear(UUID contact) {
        sql.update("delete from contact_tag where contact_id = ?", contact);
    }
}
