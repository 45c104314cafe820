package io.outbound.micro;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which database: PostgreSQL by its JDBC URL, or the H2 file in home when there is none.
 *
 * @param pool most connections at a time
 */
record DatabaseAddress(String url, String user, String password, int pool) {

    private static final Pattern ONE_HOST =
            Pattern.compile("jdbc:postgresql://(\\[[^]]+]|[^:/,?\\[]+)(?::(\\d{1,5}))?/[^,]*");
    private static final int PATIENCE_MILLIS = 5000;

    DatabaseAddress {
        if (!url.isEmpty() && !url.startsWith("jdbc:postgresql:")) {
            throw new CannotStart("OUTBOUND_DB_URL must begin with jdbc:postgresql: or be unset.");
        }
    }

    boolean embedded() {
        return url.isEmpty();
    }

    /** Only tells whether something listens; with several hosts the driver itself finds out which one answers. */
    void mustAnswer() {
        Matcher host = ONE_HOST.matcher(url);
        if (!host.matches()) {
            return;
        }
        int port = host.group(2) == null ? 5432 : Integer.parseInt(host.group(2));
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host.group(1), port), PATIENCE_MILLIS);
        } catch (IOException | IllegalArgumentException e) {
            throw new CannotStart("the database at " + host.group(1) + ":" + port
                    + " does not answer; start it, or correct OUTBOUND_DB_URL.");
        }
    }

    /** Hands over to the server: the boot commands refer to these names. */
    void export(Path home) {
        System.setProperty(
                "outbound.internal.datasource",
                embedded() ? "org.h2.jdbcx.JdbcDataSource" : "org.postgresql.ds.PGSimpleDataSource");
        System.setProperty("outbound.internal.db.url", embedded() ? fileIn(home) : withoutValuesInErrors());
        System.setProperty("outbound.internal.db.user", embedded() ? "outbound" : user);
        System.setProperty("outbound.internal.db.password", embedded() ? "outbound" : password);
        System.setProperty("outbound.internal.db.pool", String.valueOf(pool));
        System.setProperty("outbound.internal.embedded", String.valueOf(embedded()));
    }

    /** What the driver throws may end up in a log, where the values of rows have no place. */
    private String withoutValuesInErrors() {
        String option = "logServerErrorDetail=";
        return url.contains(option) ? url : url + (url.contains("?") ? "&" : "?") + option + "false";
    }

    private static String fileIn(Path home) {
        return "jdbc:h2:file:" + home.resolve("db").resolve("outbound")
                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;WRITE_DELAY=0;LOCK_TIMEOUT=10000;DB_CLOSE_ON_EXIT=FALSE";
    }
}
