package io.outbound.audience;

import io.outbound.store.Dialect;
import io.outbound.store.Sql;
import java.util.List;
import java.util.UUID;

/** Updates many contacts that are known; what is null stays. In one statement where the database has one for it. */
final class KnownUpdate {

    private static final List<String> KEPT =
            List.of("external_id", "name", "email", "phone", "telegram_chat_id", "viber_id", "time_zone", "language");
    private static final List<String> REPLACED = List.of("attributes");

    private KnownUpdate() {}

    /** @param rows {@code KEPT}, then {@code REPLACED}, then the id; see {@link #row} */
    static void run(Sql sql, List<Object[]> rows) {
        if (rows.isEmpty()) {
            return;
        }
        if (sql.dialect() == Dialect.POSTGRESQL) {
            sql.update(together(), transposed(rows));
        } else {
            sql.batch(single(), rows);
        }
    }

    static Object[] row(ContactRow row, String attributes, UUID id) {
        return new Object[] {
            row.externalId(),
            row.name(),
            row.email(),
            row.phone(),
            row.telegramChatId(),
            row.viberId(),
            row.timeZone(),
            row.language(),
            attributes,
            id
        };
    }

    private static String single() {
        StringBuilder statement = new StringBuilder("update contact set version = version + 1");
        KEPT.forEach(column -> statement.append(", " + column + " = coalesce(cast(? as varchar), " + column + ")"));
        REPLACED.forEach(column -> statement.append(", " + column + " = ?"));
        return statement.append(" where id = ?").toString();
    }

    private static String together() {
        StringBuilder statement = new StringBuilder("update contact set version = contact.version + 1");
        KEPT.forEach(column ->
                statement.append(", " + column + " = coalesce(given." + column + ", contact." + column + ")"));
        REPLACED.forEach(column -> statement.append(", " + column + " = given." + column));
        return statement
                .append(" from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?) as given(")
                .append(String.join(", ", KEPT) + ", " + String.join(", ", REPLACED))
                .append(", id) where contact.id = given.id")
                .toString();
    }

    private static Object[] transposed(List<Object[]> rows) {
        int ids = KEPT.size() + REPLACED.size();
        Object[] columns = new Object[ids + 1];
        for (int i = 0; i < ids; i++) {
            int column = i;
            columns[i] = rows.stream().map(row -> (String) row[column]).toArray(String[]::new);
        }
        columns[ids] = rows.stream().map(row -> (UUID) row[ids]).toArray(UUID[]::new);
        return columns;
    }
}
