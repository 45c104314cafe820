package io.outbound.faults;

import io.outbound.bench.product.DurablePostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/** The role under which the product signs in to PostgreSQL, with a password that counts. */
final class StoreIdentity {

    private static final String NAME = "outbound";
    private static final String PASSWORD = "the-right-one";

    private final DurablePostgres postgres;

    /** @param data the folder in which this PostgreSQL keeps who may sign in and how */
    StoreIdentity(DurablePostgres postgres, Path data) throws IOException, SQLException {
        this.postgres = postgres;
        Files.writeString(
                data.resolve("pg_hba.conf"),
                "host all postgres 127.0.0.1/32 trust\nhost all all 127.0.0.1/32 scram-sha-256\n");
        run("create role " + NAME + " login password '" + PASSWORD + "'");
        run("grant create on schema public to " + NAME);
        run("select pg_reload_conf()");
    }

    static Map<String, String> environment() {
        return Map.of("OUTBOUND_DB_USER", NAME, "OUTBOUND_DB_PASSWORD", PASSWORD);
    }

    /** New connections are refused; those that are open end. */
    void revoke() throws SQLException {
        run("alter role " + NAME + " password 'another'");
        endConnections();
    }

    void giveBack() throws SQLException {
        run("alter role " + NAME + " password '" + PASSWORD + "'");
    }

    void endConnections() throws SQLException {
        run("select pg_terminate_backend(pid) from pg_stat_activity where usename = '" + NAME + "'");
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = postgres.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
