package io.outbound.scale;

import static io.outbound.product.Statements.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * What PostgreSQL's COPY needs for the contacts of a list and their places on it, in no order, into tables with the columns
 * and keys of the product's: no import that keeps them can be much faster.
 */
final class CopyWithKeys {

    private static final String COLUMNS =
            "external_id, name, email, address_key, phone, telegram_chat_id, viber_id, time_zone, language, attributes, created_at";

    /** Ascending in the order of the rows, as the product's are. */
    private static final String ID = "cast('00000000-0000-7000-8000-' || lpad(to_hex(n), 12, '0') as uuid)";

    private final Connection database;
    private final Path folder;

    CopyWithKeys(Connection database, Path folder) {
        this.database = database;
        this.folder = folder;
    }

    /** @return seconds, the commit included */
    double seconds(String listId) throws SQLException, IOException {
        run(database, "create table keyed_contact (like contact including all)");
        run(database, "create table keyed_member (like contact_list_member including all)");
        run(
                database,
                "create table shuffled as select row_number() over (order by md5(c.address_key)) as n, c.* from contact c"
                        + " join contact_list_member m on m.contact_id = c.id where m.list_id = '" + listId + "'");
        Path contacts = out("contacts", "select " + ID + ", " + COLUMNS + " from shuffled order by n");
        Path members = out("members", "select cast('" + listId + "' as uuid), " + ID + " from shuffled order by n");
        long before = System.nanoTime();
        database.setAutoCommit(false);
        in("keyed_contact (id, " + COLUMNS + ")", contacts);
        in("keyed_member (list_id, contact_id)", members);
        database.setAutoCommit(true);
        double seconds = (System.nanoTime() - before) / 1e9;
        run(database, "drop table keyed_contact, keyed_member, shuffled");
        return seconds;
    }

    private Path out(String name, String query) throws SQLException, IOException {
        Path file = folder.resolve(name + ".copy");
        try (OutputStream rows = Files.newOutputStream(file)) {
            copying().copyOut("copy (" + query + ") to stdout", rows);
        }
        return file;
    }

    private void in(String table, Path file) throws SQLException, IOException {
        try (InputStream rows = Files.newInputStream(file)) {
            copying().copyIn("copy " + table + " from stdin", rows);
        }
    }

    private CopyManager copying() throws SQLException {
        return database.unwrap(PGConnection.class).getCopyAPI();
    }
}
