package io.outbound.audience;

import io.outbound.audience.ContactImport.BadRow;
import io.outbound.store.Rows;
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
import java.util.UUID;

/** How far imports are, and the rows that were left out. */
@ApplicationScoped
public class ContactImports {

    /** Stored for each import; above it bad rows are counted, not stored. */
    static final int MOST_BAD_ROWS = 100_000;

    private static final int LONGEST_ORIGINAL = 10_000;

    private Sql sql;
    private Clock clock;

    protected ContactImports() {}

    @Inject
    public ContactImports(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    public Optional<ContactImport> byId(UUID id) {
        return sql.first("select * from contact_job where kind = 'IMPORT' and id = ?", ContactImports::read, id);
    }

    /** Newest first; those older than {@code after} if given. */
    public List<ContactImport> page(Optional<UUID> after, int limit) {
        List<Object> values = new ArrayList<>();
        after.ifPresent(values::add);
        values.add(limit);
        return sql.list(
                "select * from contact_job where kind = 'IMPORT'" + (after.isPresent() ? " and id < ?" : "")
                        + " order by id desc limit ?",
                ContactImports::read,
                values.toArray());
    }

    /** In the order of the file, behind this line. */
    public List<BadRow> badRows(UUID id, long afterLine, int limit) {
        return sql.list(
                "select line, code, message, original from contact_import_error where import_id = ? and line > ?"
                        + " order by line limit ?",
                row -> new BadRow(
                        row.getLong("line"),
                        row.getString("code"),
                        row.getString("message"),
                        row.getString("original")),
                id,
                afterLine,
                limit);
    }

    void begin(UUID id, UUID listId, long bytes, List<String> header, char separator) {
        sql.update(
                "insert into contact_job (id, kind, list_id, state, bytes, header, separator, created_at, file_seen_at)"
                        + " values (?, 'IMPORT', ?, 'REQUESTED', ?, ?, ?, ?, now())",
                id,
                listId,
                bytes,
                new TextListColumn().convertToDatabaseColumn(header),
                String.valueOf(separator),
                clock.instant());
    }

    /** In the transaction of the rows themselves: what is written and what is read never differ. */
    void progress(UUID id, CsvProgress progress, long imported, List<BadRow> bad) {
        long stored = bad.isEmpty() ? 0 : sql.count("select rejected from contact_job where id = ?", id);
        Rows rows = sql.rows("contact_import_error (import_id, line, code, message, original)");
        bad.stream()
                .limit(Math.max(0, MOST_BAD_ROWS - stored))
                .forEach(row -> rows.add(id, row.line(), row.code(), row.message(), storable(row.original())));
        sql.insert(rows);
        sql.update(
                "update contact_job set bytes_read = ?, lines_read = ?, total = total + ?, imported = imported + ?,"
                        + " rejected = rejected + ? where id = ?",
                progress.bytes(),
                progress.lines(),
                imported + bad.size(),
                imported,
                bad.size(),
                id);
    }

    private static String storable(String original) {
        String shortened = original.length() > LONGEST_ORIGINAL ? original.substring(0, LONGEST_ORIGINAL) : original;
        return shortened.replace('\0', '\uFFFD');
    }

    private static ContactImport read(ResultSet row) throws SQLException {
        return new ContactImport(
                Sql.uuid(row, "id"),
                Sql.uuid(row, "list_id"),
                FileJob.State.valueOf(row.getString("state")),
                row.getLong("bytes"),
                new CsvProgress(row.getLong("bytes_read"), row.getLong("lines_read")),
                row.getLong("total"),
                row.getLong("imported"),
                row.getLong("rejected"),
                new TextListColumn().convertToEntityAttribute(row.getString("header")),
                row.getString("separator").charAt(0),
                row.getString("reason"),
                Sql.instant(row, "created_at"),
                Sql.instant(row, "finished_at"));
    }
}
