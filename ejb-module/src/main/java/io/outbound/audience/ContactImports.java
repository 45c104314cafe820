package io.outbound.audience;

import io.outbound.audience.ContactImport.BadRow;
import io.outbound.audience.ContactImport.State;
import io.outbound.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The progress of imports and the rows that were left out. */
@ApplicationScoped
public class ContactImports {

    /** Stored for each import; above it bad rows are counted, not stored. */
    static final int MOST_BAD_ROWS = 10_000;

    private Sql sql;
    private Clock clock;

    protected ContactImports() {}

    @Inject
    public ContactImports(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    public Optional<ContactImport> byId(UUID id) {
        return sql.first("select * from contact_import where id = ?", ContactImports::read, id);
    }

    /** In the order of the file, behind this line. */
    public List<BadRow> badRows(UUID id, long afterLine, int limit) {
        return sql.list(
                "select line, code, message from contact_import_error where import_id = ? and line > ?"
                        + " order by line limit " + limit,
                row -> new BadRow(row.getLong("line"), row.getString("code"), row.getString("message")),
                id,
                afterLine);
    }

    List<ContactImport> running() {
        return sql.list("select * from contact_import where state = ?", ContactImports::read, State.RUNNING);
    }

    void begin(UUID id, UUID listId) {
        sql.update(
                "insert into contact_import (id, list_id, state, created_at) values (?, ?, ?, ?)",
                id,
                listId,
                State.RUNNING,
                clock.instant());
    }

    /** Starts over: rows are merged by address, so doing them twice is the same as once. */
    void reset(UUID id) {
        sql.update("delete from contact_import_error where import_id = ?", id);
        sql.update("update contact_import set total = 0, imported = 0, rejected = 0 where id = ?", id);
    }

    void progress(UUID id, int imported, List<BadRow> bad) {
        long stored = sql.count("select rejected from contact_import where id = ?", id);
        sql.batch(
                "insert into contact_import_error (import_id, line, code, message) values (?, ?, ?, ?)",
                bad.stream()
                        .limit(Math.max(0, MOST_BAD_ROWS - stored))
                        .map(row -> new Object[] {id, row.line(), row.code(), row.message()})
                        .toList());
        sql.update(
                "update contact_import set total = total + ?, imported = imported + ?, rejected = rejected + ?"
                        + " where id = ?",
                imported + bad.size(),
                imported,
                bad.size(),
                id);
    }

    void end(UUID id, State state, String reason) {
        sql.update(
                "update contact_import set state = ?, reason = ?, finished_at = ? where id = ?",
                state,
                reason,
                clock.instant(),
                id);
    }

    private static ContactImport read(ResultSet row) throws SQLException {
        return new ContactImport(
                Sql.uuid(row, "id"),
                Sql.uuid(row, "list_id"),
                State.valueOf(row.getString("state")),
                row.getInt("total"),
                row.getInt("imported"),
                row.getInt("rejected"),
                row.getString("reason"),
                Sql.instant(row, "created_at"),
                Sql.instant(row, "finished_at"));
    }
}
