package io.outbound.micro;

import java.nio.file.Path;
import java.util.Map;

/**
 * What the launcher needs before any server runs; system properties win over the environment, as in MicroProfile Config.
 *
 * @param port TCP port, 1..65535
 */
record LaunchConfiguration(Path home, int port, String dbUrl, String dbUser, String dbPassword, int dbPool) {

    static LaunchConfiguration from(Map<String, String> environment) {
        return new LaunchConfiguration(
                Launcher.absolute(read(environment, "outbound.home", "./.outbound")),
                number(read(environment, "outbound.port", "8080"), "outbound.port", 1, 65535),
                read(environment, "outbound.db.url", ""),
                read(environment, "outbound.db.user", ""),
                read(environment, "outbound.db.password", ""),
                number(read(environment, "outbound.db.pool", "48"), "outbound.db.pool", 4, 1000));
    }

    /** Hands over to the server: the boot commands refer to these names. */
    void export(Path home) {
        boolean embedded = dbUrl.isEmpty();
        System.setProperty("outbound.home", home.toString());
        System.setProperty(
                "outbound.internal.datasource",
                embedded ? "org.h2.jdbcx.JdbcDataSource" : "org.postgresql.ds.PGSimpleDataSource");
        System.setProperty("outbound.internal.db.url", embedded ? embeddedUrl(home) : dbUrl);
        System.setProperty("outbound.internal.db.user", embedded ? "outbound" : dbUser);
        System.setProperty("outbound.internal.db.password", embedded ? "outbound" : dbPassword);
        System.setProperty("outbound.internal.db.pool", String.valueOf(dbPool));
        System.setProperty("outbound.internal.embedded", String.valueOf(embedded));
    }

    private static String embeddedUrl(Path home) {
        return "jdbc:h2:file:" + home.resolve("db").resolve("outbound")
                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;LOCK_TIMEOUT=10000;DB_CLOSE_ON_EXIT=FALSE";
    }

    private static String read(Map<String, String> environment, String name, String otherwise) {
        String value =
                System.getProperty(name, environment.get(name.replace('.', '_').toUpperCase(java.util.Locale.ROOT)));
        return value == null || value.isBlank() ? otherwise : value.strip();
    }

    private static int number(String value, String name, int from, int to) {
        try {
            int number = Integer.parseInt(value);
            if (number >= from && number <= to) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new Launcher.CannotStart(
                name + " must be a whole number from " + from + " to " + to + ", not \"" + value + "\".");
    }
}
