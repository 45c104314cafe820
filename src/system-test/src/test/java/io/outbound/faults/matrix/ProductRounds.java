package io.outbound.faults.matrix;

import io.outbound.product.Answer;
import io.outbound.smoke.Kit;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What rounds on the whole product have in common. */
abstract class ProductRounds {

    private final Stage stage;

    ProductRounds(Stage stage) {
        this.stage = stage;
    }

    ProductBench bench() throws Exception {
        return stage.product();
    }

    /** A broadcast that begins now, watched. */
    UUID begin(int people, Audit audit) throws Exception {
        UUID campaign = bench().draft(people);
        audit.of(campaign, ProductBench.people(people));
        bench().mark();
        bench().campaigns().finish(campaign);
        return campaign;
    }

    void look(Audit audit) throws Exception {
        try (Connection connection = bench().connect()) {
            audit.look(connection);
        }
    }

    Tally account(Audit audit, int faults, int crashes) throws Exception {
        try (Connection connection = bench().connect()) {
            return audit.tally(connection, faults, ProductBench.CONNECTIONS, crashes, bench().taken());
        }
    }

    void awaitDone(UUID campaign) throws Exception {
        EngineRounds.await("the end of the campaign", () -> isDone(campaign));
    }

    boolean isDone(UUID campaign) throws Exception {
        return count("select count(*) from execution where campaign_id = ? and state in ('DONE', 'FAILED')", campaign)
                > 0;
    }

    /** How many of a campaign's messages are in one of these states. */
    long in(UUID campaign, String... states) throws Exception {
        try (Connection connection = bench().connect();
                PreparedStatement query = connection.prepareStatement("select count(*) from delivery d join execution e"
                        + " on e.id = d.execution_id where e.campaign_id = ? and d.state = any(?)")) {
            query.setObject(1, campaign);
            query.setArray(2, connection.createArrayOf("text", states));
            ResultSet row = query.executeQuery();
            row.next();
            return row.getLong(1);
        }
    }

    Map<String, String> states(UUID campaign) throws Exception {
        Map<String, String> states = new HashMap<>();
        try (Connection connection = bench().connect();
                PreparedStatement query = connection.prepareStatement("select d.address, d.state from delivery d"
                        + " join execution e on e.id = d.execution_id where e.campaign_id = ?")) {
            query.setObject(1, campaign);
            ResultSet row = query.executeQuery();
            while (row.next()) {
                states.put(row.getString(1), row.getString(2));
            }
        }
        return states;
    }

    long count(String query, Object value) throws SQLException, Exception {
        try (Connection connection = bench().connect();
                PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setObject(1, value);
            ResultSet row = statement.executeQuery();
            row.next();
            return row.getLong(1);
        }
    }

    /** Until nothing that the dead product asked the database for is still under way. */
    void awaitGone() throws Exception {
        EngineRounds.await(
                "the end of the dead one's connections",
                () -> count(
                                "select count(*) from pg_stat_activity where backend_type = 'client backend' and pid"
                                        + " <> pg_backend_pid() and application_name <> ?",
                                "nobody")
                        == 0);
    }

    Answer trigger(String requestId) throws Exception {
        return bench().api()
                .post(
                        "/im/executions/unitary",
                        Kit.call(requestId, bench().triggered(), requestId + "@example.com", "1"));
    }

    /** How many messages of this call the mail server has taken. */
    long arrived(String requestId) throws Exception {
        return bench().taken().stream()
                .filter(entry -> entry.recipient().equals(requestId + "@example.com"))
                .count();
    }

    long runsOf(String requestId) throws Exception {
        return count("select count(*) from execution where request_id = ?", requestId);
    }

    /** Each of these calls is one run, its message is sent and arrived once, or twice if it is listed. */
    List<String> notExactlyOnce(List<String> requestIds) throws Exception {
        List<String> breaches = new java.util.ArrayList<>();
        for (String id : requestIds) {
            EngineRounds.await("the message of " + id, () -> arrived(id) > 0 && sent(id) == 1);
            long doubted = count(
                    "select count(*) from delivery_attempt a join delivery d on d.id = a.delivery_id"
                            + " where a.result = 'UNKNOWN' and d.address = ?",
                    id + "@example.com");
            if (runsOf(id) != 1 || arrived(id) > 1 + doubted) {
                breaches.add(id + ": " + runsOf(id) + " runs, " + arrived(id) + " messages, " + doubted + " doubts");
            }
        }
        return breaches;
    }

    private long sent(String requestId) throws Exception {
        return count("select count(*) from delivery where state = 'SENT' and address = ?", requestId + "@example.com");
    }
}
