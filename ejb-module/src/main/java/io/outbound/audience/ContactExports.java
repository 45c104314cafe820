package io.outbound.audience;

import io.outbound.segment.RuleReader;
import io.outbound.segment.RuleSql;
import io.outbound.store.Fragment;
import io.outbound.store.Sql;
import io.outbound.store.TextListColumn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** How far exports are, and what they have written: in the database, so that any node can go on and hand it out. */
@ApplicationScoped
public class ContactExports {

    private Sql sql;
    private Clock clock;

    protected ContactExports() {}

    @Inject
    public ContactExports(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    public Optional<ContactExport> byId(UUID id) {
        return sql.first("select * from contact_job where kind = 'EXPORT' and id = ?", ContactExports::read, id);
    }

    /** Newest first; those older than {@code after} if given. */
    public List<ContactExport> page(Optional<UUID> after, int limit) {
        List<Object> values = new ArrayList<>();
        after.ifPresent(values::add);
        values.add(limit);
        return sql.list(
                "select * from contact_job where kind = 'EXPORT'" + (after.isPresent() ? " and id < ?" : "")
                        + " order by id desc limit ?",
                ContactExports::read,
                values.toArray());
    }

    void begin(UUID id, UUID listId, String rule) {
        sql.update(
                "insert into contact_job (id, kind, list_id, state, rule, total, created_at) values (?, 'EXPORT', ?, 'REQUESTED', ?, -1, ?)",
                id,
                listId,
                rule,
                clock.instant());
    }

    /**
     * Notes the names of attributes that the next contacts have.
     *
     * @return the last of these contacts; empty behind the end
     */
    Optional<UUID> attributes(ContactExport export, UUID after, int limit, Set<String> names) {
        Fragment query = next("select c.id, c.attributes from contact c where ", export, after, limit);
        List<UUID> seen = sql.list(
                query.sql(),
                row -> {
                    names.addAll(Attributes.read(row.getString("attributes")).keySet());
                    return Sql.uuid(row, "id");
                },
                query.values().toArray());
        return seen.isEmpty() ? Optional.empty() : Optional.of(seen.get(seen.size() - 1));
    }

    /** Contacts of the export behind this one, in the order of their ids. */
    Fragment next(String select, ContactExport export, UUID after, int limit) {
        Fragment query = Fragment.of(select).plus(RuleSql.of(RuleReader.read(export.rule()), sql.dialect()));
        return (after == null ? query : query.plus(Fragment.of(" and c.id > ?", after)))
                .plus(Fragment.of(" order by c.id limit ?", limit));
    }

    /** Nothing once the claim is lost. */
    void planned(FileClaim claim, long total, List<String> attributes) {
        sql.update(
                "update contact_job set total = ?, columns = ? where id = ? and fence = ? and state = 'RUNNING'",
                total,
                new TextListColumn().convertToDatabaseColumn(attributes),
                claim.id(),
                claim.fence());
    }

    /** In one transaction with the claim: what is written and how far it is never differ. */
    void write(UUID id, String rows, int count, UUID lastId) {
        sql.update(
                "insert into contact_export_part (export_id, number, rows_csv)"
                        + " select cast(? as uuid), coalesce(max(number), 0) + 1, ? from contact_export_part where export_id = ?",
                id,
                rows,
                id);
        sql.update("update contact_job set imported = imported + ?, last_id = ? where id = ?", count, lastId, id);
    }

    /** From 1; empty behind the last. */
    public Optional<String> part(UUID id, int number) {
        return sql.first(
                "select rows_csv from contact_export_part where export_id = ? and number = ?",
                row -> row.getString(1),
                id,
                number);
    }

    private static ContactExport read(ResultSet row) throws SQLException {
        String columns = row.getString("columns");
        return new ContactExport(
                Sql.uuid(row, "id"),
                Sql.uuid(row, "list_id"),
                FileJob.State.valueOf(row.getString("state")),
                row.getString("rule"),
                row.getLong("total"),
                row.getLong("imported"),
                columns == null ? null : new TextListColumn().convertToEntityAttribute(columns),
                Sql.uuid(row, "last_id"),
                row.getString("reason"),
                Sql.instant(row, "created_at"),
                Sql.instant(row, "finished_at"));
    }
}
