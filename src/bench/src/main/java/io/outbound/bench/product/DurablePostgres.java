package io.outbound.bench.product;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** A PostgreSQL of our own on loopback that keeps what it committed: the embedded default has durability off. */
public final class DurablePostgres implements AutoCloseable {

    private final EmbeddedPostgres server;

    private DurablePostgres(EmbeddedPostgres server) {
        this.server = server;
    }

    /** @param folder for its data; removed on close */
    public static DurablePostgres start(Path folder) throws IOException, SQLException {
        DurablePostgres postgres = new DurablePostgres(EmbeddedPostgres.builder()
                .setDataDirectory(folder)
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("shared_buffers", "256MB")
                .setServerConfig("max_wal_size", "4GB")
                .setServerConfig("max_connections", "200")
                .setServerConfig("shared_preload_libraries", "pg_stat_statements")
                .start());
        if (!postgres.show("fsync").equals("on")
                || !postgres.show("synchronous_commit").equals("on")) {
            postgres.close();
            throw new IllegalStateException("PostgreSQL runs without durability");
        }
        postgres.countStatements("none");
        return postgres;
    }

    /**
     * Returns when every connection counts the next statement it gets: a new connection that sees the setting came after
     * the server had told all others.
     *
     * @param which {@code all} or {@code none}, which is how it starts; counted by the extension pg_stat_statements
     */
    public void countStatements(String which) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("alter system set pg_stat_statements.track = '" + which + "'");
            statement.execute("select pg_reload_conf()");
        }
        while (!show("pg_stat_statements.track").equals(which)) {
            Thread.onSpinWait();
        }
    }

    public String url() {
        return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/postgres";
    }

    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url(), "postgres", "postgres");
    }

    public String describe() throws SQLException {
        return "PostgreSQL " + show("server_version") + ", fsync " + show("fsync") + ", synchronous_commit "
                + show("synchronous_commit");
    }

    private String show(String setting) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("show " + setting)) {
            row.next();
            return row.getString(1);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
