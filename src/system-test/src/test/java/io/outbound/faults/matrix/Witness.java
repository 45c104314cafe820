package io.outbound.faults.matrix;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Triggers in the database that see every committed change, where looks from outside see some: an audience is complete
 * in the commit that expands it and keeps its size (I6), SENT stays SENT (I7), a fence never falls.
 */
public final class Witness {

    private static final String[] SET_UP = {
        "create table test_breach (invariant text not null, detail text not null)",
        "create function breach_of_state() returns trigger language plpgsql as $$ begin insert into test_breach values"
                + " (case when old.state = 'SENT' and new.state <> 'SENT' then 'I7' else 'fence' end, 'message ' || old.id"
                + " || ' ' || old.state || ' > ' || new.state || ', fence ' || old.fence || ' > ' || new.fence); return"
                + " null; end $$",
        "create trigger breach_of_state after update on delivery for each row"
                + " when (old.state = 'SENT' and new.state <> 'SENT' or new.fence < old.fence)"
                + " execute function breach_of_state()",
        "create function breach_of_deletion() returns trigger language plpgsql as $$ begin"
                + " insert into test_breach values ('I6', 'message ' || old.id || ' deleted'); return null; end $$",
        "create trigger breach_of_deletion after delete on delivery for each row execute function breach_of_deletion()",
        "create function breach_of_insertion() returns trigger language plpgsql as $$ begin insert into test_breach"
                + " select distinct 'I6', 'run ' || e.id || ' grew after it was expanded' from added a join execution e on"
                + " e.id = a.execution_id where e.kind = 'BROADCAST' and e.expanded; return null; end $$",
        "create trigger breach_of_insertion after insert on delivery referencing new table as added for each statement"
                + " execute function breach_of_insertion()",
        "create function breach_of_expansion() returns trigger language plpgsql as $$ begin insert into test_breach"
                + " select 'I6', 'run ' || new.id || ' is expanded to ' || count(*) || ' of ' || new.targeted from"
                + " delivery where execution_id = new.id having count(*) <> new.targeted; return null; end $$",
        "create trigger breach_of_expansion after update on execution for each row"
                + " when (new.expanded and not old.expanded) execute function breach_of_expansion()"
    };

    private Witness() {}

    public static void install(Connection database) throws SQLException {
        try (Statement statement = database.createStatement()) {
            for (String command : SET_UP) {
                statement.execute(command);
            }
        }
    }

    /** What was seen since it was last asked. */
    static List<String> takeBreaches(Connection database) throws SQLException {
        List<String> seen = new ArrayList<>();
        try (Statement statement = database.createStatement();
                ResultSet row =
                        statement.executeQuery("delete from test_breach returning invariant || ' ' || detail")) {
            while (row.next()) {
                seen.add(row.getString(1));
            }
        }
        return seen;
    }
}
