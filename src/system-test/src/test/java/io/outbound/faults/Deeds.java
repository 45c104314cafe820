package io.outbound.faults;

import io.outbound.bench.product.DurablePostgres;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** Has the database write down which node asked for each run and which took it up. */
final class Deeds {

    private static final String[] SET_UP = {
        "create table test_deed (execution_id uuid not null, deed varchar(20) not null, node text not null,"
                + " at timestamp(3) with time zone not null default clock_timestamp())",
        "create function note_deed() returns trigger language plpgsql as $$ begin"
                + " if tg_op = 'INSERT' then insert into test_deed values (new.id, 'asked', current_setting('application_name'));"
                + " elsif new.state = 'RUNNING' and new.fence > old.fence then"
                + " insert into test_deed values (new.id, 'taken', current_setting('application_name'));"
                + " end if; return new; end $$",
        "create trigger note_deed after insert or update on execution for each row execute function note_deed()"
    };

    private final DurablePostgres database;

    Deeds(DurablePostgres database) throws SQLException {
        this.database = database;
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            for (String command : SET_UP) {
                statement.execute(command);
            }
        }
    }

    /** How many runs of campaigns of this name each node asked for. */
    Map<String, Integer> asked(String name) {
        return byNode("asked", name);
    }

    /** How often each node took up a run of campaigns of this name: more than once when a node could not start its job. */
    Map<String, Integer> taken(String name) {
        return byNode("taken", name);
    }

    /** How long after {@code due} the last of these runs was asked for. */
    double lastAskedAfter(Instant due, String name) {
        try (Connection connection = database.connect();
                PreparedStatement query = connection.prepareStatement(
                        "select max(t.at) from test_deed t join execution e on e.id = t.execution_id"
                                + " join campaign c on c.id = e.campaign_id where t.deed = 'asked' and c.name like ?")) {
            query.setString(1, name + "%");
            ResultSet row = query.executeQuery();
            row.next();
            return Duration.between(due, row.getTimestamp(1).toInstant()).toMillis() / 1000.0;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, Integer> byNode(String deed, String name) {
        Map<String, Integer> found = new TreeMap<>();
        try (Connection connection = database.connect();
                PreparedStatement query = connection.prepareStatement(
                        "select t.node, count(*) from test_deed t join execution e on e.id = t.execution_id"
                                + " join campaign c on c.id = e.campaign_id where t.deed = ? and c.name like ? group by t.node")) {
            query.setString(1, deed);
            query.setString(2, name + "%");
            ResultSet row = query.executeQuery();
            while (row.next()) {
                found.put(row.getString(1), row.getInt(2));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return found;
    }
}
