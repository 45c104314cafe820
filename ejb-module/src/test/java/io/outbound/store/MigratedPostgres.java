package io.outbound.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** One PostgreSQL server for all tests, with our schema as a template: a copy takes less than the migrations. */
final class MigratedPostgres {

    static final String USER = "postgres";
    private static final String TEMPLATE = "migrated";

    private final EmbeddedPostgres server;

    private MigratedPostgres() {
        try {
            // nothing here has to survive a power cut
            server = EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "off")
                    .setServerConfig("full_page_writes", "off")
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        execute("create database " + TEMPLATE);
        TestDatabase.migrate(Dialect.POSTGRESQL, server.getJdbcUrl(USER, TEMPLATE), USER);
    }

    /** @return its address */
    static String copy(String name) {
        Only.ONE.execute("create database " + name + " template " + TEMPLATE);
        return Only.ONE.server.getJdbcUrl(USER, name);
    }

    private void execute(String statement) {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement executed = connection.createStatement()) {
            executed.execute(statement);
        } catch (SQLException e) {
            throw new StoreException(e);
        }
    }

    private static final class Only {
        private static final MigratedPostgres ONE = new MigratedPostgres();
    }
}
