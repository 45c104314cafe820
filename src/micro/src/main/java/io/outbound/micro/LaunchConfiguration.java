package io.outbound.micro;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/**
 * What the launcher needs before any server runs; system properties win over the environment, as in MicroProfile Config.
 *
 * @param port TCP port, 1..65535
 * @param logsToConsole the server's log on standard error instead of a file in home, as containers like it
 */
record LaunchConfiguration(Path home, int port, DatabaseAddress database, boolean logsToConsole) {

    /** @throws CannotStart when a value makes no sense */
    static LaunchConfiguration from(Map<String, String> environment) {
        return new LaunchConfiguration(
                path(read(environment, "outbound.home", "./.outbound")),
                number(read(environment, "outbound.port", "8080"), "OUTBOUND_PORT", 1, 65535),
                new DatabaseAddress(
                        read(environment, "outbound.db.url", ""),
                        read(environment, "outbound.db.user", ""),
                        read(environment, "outbound.db.password", ""),
                        number(read(environment, "outbound.db.pool", "48"), "OUTBOUND_DB_POOL", 4, 1000)),
                "console".equals(read(environment, "outbound.log", "file")));
    }

    void export(Path home) {
        System.setProperty("outbound.home", home.toString());
        System.setProperty("outbound.port", String.valueOf(port));
        database.export(home);
    }

    private static String read(Map<String, String> environment, String name, String otherwise) {
        String value =
                System.getProperty(name, environment.get(name.replace('.', '_').toUpperCase(Locale.ROOT)));
        return value == null || value.isBlank() ? otherwise : value.strip();
    }

    private static Path path(String value) {
        try {
            return Path.of(value).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            throw new CannotStart("OUTBOUND_HOME is not a path: \"" + value + "\".");
        }
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
        throw new CannotStart(name + " must be a whole number from " + from + " to " + to + ", not \"" + value + "\".");
    }
}
