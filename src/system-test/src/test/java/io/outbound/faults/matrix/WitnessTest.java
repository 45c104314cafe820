package io.outbound.faults.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.outbound.faults.engine.Broadcast;
import io.outbound.faults.engine.EngineBench;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the database sees for itself is seen: each change that must not be turns an audit red. */
class WitnessTest {

    private static final int PEOPLE = 5;

    @TempDir
    Path folder;

    @Test
    void everyMutantTurnsItRed() throws Exception {
        Map<String, String> mutants = new LinkedHashMap<>();
        mutants.put("I7 unsent again", "update delivery set state = 'PENDING' where address = 'person1@example.com'");
        mutants.put("I7 sent and failed", "update delivery set state = 'FAILED' where address = 'person2@example.com'");
        mutants.put("fence fallen", "update delivery set fence = fence - 1 where address = 'person3@example.com'");
        mutants.put("I6 deleted", "delete from delivery where address = 'person4@example.com'");
        mutants.put(
                "I6 grown after the expansion",
                "insert into delivery (execution_id, channel, recipient_key, address, state, accepted_at)"
                        + " select id, 'EMAIL', 'late', 'late', 'PENDING', now() from execution");
        mutants.put(
                "I6 half an audience",
                "update execution set expanded = false; update execution set expanded = true, targeted = targeted + 7");

        List<String> missed = new ArrayList<>();
        try (EngineBench bench = new EngineBench(folder);
                Connection database = bench.connect()) {
            Witness.install(database);
            Broadcast run = bench.runs().request(PEOPLE);
            expand(database, run);
            assertThat(Witness.takeBreaches(database))
                    .as("a run as it should be")
                    .isEmpty();
            for (Map.Entry<String, String> mutant : mutants.entrySet()) {
                execute(database, mutant.getValue());
                String invariant = mutant.getKey().substring(0, mutant.getKey().indexOf(' '));
                if (Witness.takeBreaches(database).stream().noneMatch(breach -> breach.startsWith(invariant))) {
                    missed.add(mutant.getKey());
                }
            }
        }

        System.out.println(
                "mutants " + (mutants.size() - missed.size()) + "/" + mutants.size() + " seen by the database");
        assertThat(missed).isEmpty();
    }

    private static void expand(Connection database, Broadcast run) throws SQLException {
        database.setAutoCommit(false);
        execute(
                database,
                "insert into delivery (execution_id, channel, recipient_key, address, state, accepted_at, fence)"
                        + " select '" + run.execution()
                        + "', 'EMAIL', address_key, email, 'PENDING', now(), 3 from contact where email in"
                        + " ('person1@example.com', 'person2@example.com', 'person3@example.com',"
                        + " 'person4@example.com', 'person5@example.com')");
        execute(database, "update execution set expanded = true, targeted = " + PEOPLE);
        execute(database, "update delivery set state = 'SENT'");
        database.commit();
        database.setAutoCommit(true);
    }

    private static void execute(Connection database, String sql) throws SQLException {
        try (Statement statement = database.createStatement()) {
            statement.execute(sql);
        }
    }
}
