package io.outbound.store;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Databases in memory with our schema, made from the script of one that was migrated. */
final class MigratedH2 {

    static final String USER = "outbound";

    private MigratedH2() {}

    /** @return its address; it is gone with the process */
    static String copy(String name) {
        String url = url(name);
        try (Connection connection = DriverManager.getConnection(url, USER, "");
                Statement statement = connection.createStatement()) {
            statement.execute(Only.SCRIPT);
            return url;
        } catch (SQLException e) {
            throw new StoreException(e);
        }
    }

    private static String url(String name) {
        return "jdbc:h2:mem:" + name
                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;LOCK_TIMEOUT=10000;DB_CLOSE_DELAY=-1";
    }

    private static String script() {
        String url = url("migrated");
        TestDatabase.migrate(Dialect.H2, url, USER);
        StringBuilder script = new StringBuilder();
        try (Connection connection = DriverManager.getConnection(url, USER, "");
                Statement statement = connection.createStatement();
                ResultSet lines = statement.executeQuery("script nopasswords nosettings")) {
            while (lines.next()) {
                script.append(lines.getString(1)).append('\n');
            }
            return script.toString();
        } catch (SQLException e) {
            throw new StoreException(e);
        }
    }

    private static final class Only {
        private static final String SCRIPT = script();
    }
}
