package io.outbound.faults.engine;

import io.outbound.segment.AudienceRule;
import io.outbound.template.TemplateContent;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Asks for runs as the product's use cases do, by rows in the database: people, lists, campaigns, requested executions. */
public final class Runs {

    private static final int PEOPLE = 5_000;
    static final TemplateContent CONTENT = new TemplateContent(
            "Hi {{ profile.name }}",
            "<p>Dear {{ profile.name }} in {{ profile.city }}</p>",
            "Dear {{ profile.name }}, this is the letter. ".repeat(20));
    static final UUID TEMPLATE = UUID.fromString("00000000-0000-0000-0000-0000000000f1");
    private static final String CAMPAIGN =
            "insert into campaign (id, slug, name, name_key, type, channel, status, launch_type, in_doubt, created_at,"
                    + " created_by, modified_at, modified_by) values (?, ?, ?, ?, 'BROADCAST', 'EMAIL', 'RUNNING', 'NOW',"
                    + " ?, now(), 't', now(), 't')";
    private static final String EXECUTION =
            "insert into execution (id, public_id, campaign_id, kind, occurrence, state, expanded, targeted, channel,"
                    + " template_id, template_version, sender_name, sender_address, audience, in_doubt, ttl_seconds,"
                    + " sandbox, requested_by, created_at) values (?, ?, ?, ?, '1', ?, ?, ?, 'EMAIL', ?, 1, 'Shop',"
                    + " 'shop@example.org', ?, ?, 86400, false, 't', now())";

    private final EngineBench bench;
    private final Map<Integer, UUID> lists = new HashMap<>();

    Runs(EngineBench bench) throws SQLException {
        this.bench = bench;
        try (Connection connection = bench.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("insert into contact (id, name, email, address_key, attributes, created_at) select"
                    + " gen_random_uuid(), 'Person ' || i, 'person' || i || '@example.com', 'person' || i ||"
                    + " '@example.com', '{\"city\":\"Rome\"}', now() from generate_series(1, " + PEOPLE + ") i");
            statement.execute("insert into content (template_id, template_version, subject, html, plain) values ('"
                    + TEMPLATE + "', 1, '" + CONTENT.subject() + "', '" + CONTENT.html() + "', '" + CONTENT.plain()
                    + "')");
        }
    }

    public static String address(int number) {
        return "person" + number + "@example.com";
    }

    /** A broadcast to the first {@code people}; what becomes doubtful is held. */
    public Broadcast request(int people) throws SQLException {
        return request(people, "HOLD");
    }

    /** @param inDoubt {@code HOLD} or {@code RESEND} */
    public Broadcast request(int people, String inDoubt) throws SQLException {
        Broadcast run = new Broadcast(UUID.randomUUID(), UUID.randomUUID(), people);
        try (Connection connection = bench.connect()) {
            String audience = audience(people);
            connection.setAutoCommit(false);
            campaign(connection, run.campaign(), inDoubt);
            execution(connection, run, "BROADCAST", "REQUESTED", audience, inDoubt);
            connection.commit();
        }
        return run;
    }

    /** A campaign that nobody has launched yet. */
    public Broadcast draft(int people) throws SQLException {
        Broadcast run = new Broadcast(UUID.randomUUID(), UUID.randomUUID(), people);
        try (Connection connection = bench.connect()) {
            campaign(connection, run.campaign(), "HOLD");
        }
        return run;
    }

    /** The first {@code people}, as a run keeps its audience. */
    synchronized String audience(int people) {
        return AudienceRule.of(lists.computeIfAbsent(people, this::list), List.of(), List.of());
    }

    /** A triggered message to each of the first {@code people}, accepted in one transaction. */
    public Broadcast accept(int people, String inDoubt) throws SQLException {
        Broadcast run = new Broadcast(UUID.randomUUID(), UUID.randomUUID(), people);
        try (Connection connection = bench.connect()) {
            connection.setAutoCommit(false);
            campaign(connection, run.campaign(), inDoubt);
            execution(connection, run, "UNITARY", "RUNNING", null, inDoubt);
            try (PreparedStatement insert = connection.prepareStatement(
                    "insert into delivery (execution_id, channel, recipient_key, address, unitary, variables, state,"
                            + " accepted_at) select ?, 'EMAIL', 'person' || i || '@example.com', 'person' || i ||"
                            + " '@example.com', true, '{\"profile\":{\"name\":\"P\"},\"context\":{}}', 'PENDING', now()"
                            + " from generate_series(1, ?) i")) {
                insert.setObject(1, run.execution());
                insert.setInt(2, people);
                insert.executeUpdate();
            }
            connection.commit();
        }
        return run;
    }

    private static void campaign(Connection connection, UUID id, String inDoubt) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(CAMPAIGN)) {
            insert.setObject(1, id);
            insert.setString(2, "c-" + id);
            insert.setString(3, "Campaign " + id);
            insert.setString(4, "campaign " + id);
            insert.setString(5, inDoubt);
            insert.executeUpdate();
        }
    }

    private static void execution(
            Connection connection, Broadcast run, String kind, String state, String audience, String inDoubt)
            throws SQLException {
        boolean unitary = kind.equals("UNITARY");
        try (PreparedStatement insert = connection.prepareStatement(EXECUTION)) {
            List<Object> values = new java.util.ArrayList<>(List.of(
                    run.execution(),
                    "X-" + run.execution(),
                    run.campaign(),
                    kind,
                    state,
                    unitary,
                    unitary ? run.people() : 0,
                    TEMPLATE));
            values.add(audience);
            values.add(inDoubt);
            for (int i = 0; i < values.size(); i++) {
                insert.setObject(i + 1, values.get(i));
            }
            insert.executeUpdate();
        }
    }

    private UUID list(int people) {
        UUID id = UUID.randomUUID();
        try (Connection connection = bench.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("insert into contact_list (id, name, created_at, version) values ('" + id + "', 'first "
                    + people + "', now(), 0)");
            statement.execute("insert into contact_list_member (list_id, contact_id) select '" + id
                    + "', id from contact where cast(substring(email from 'person([0-9]+)@') as int) <= " + people);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return id;
    }

    /** Lets time pass: what was put off is due, and a run that waits for it is taken up. */
    public void letTimePass(Broadcast run) throws SQLException {
        update(
                "update delivery set next_at = now() - interval '1' second where execution_id = ? and state ="
                        + " 'DEFERRED'",
                run);
        update(
                "update execution set lease_until = null, held_until = least(held_until, now() - interval '1' second)"
                        + " where id = ? and node is null and state = 'RUNNING'",
                run);
    }

    /** How many tries there were that did not end in SENT. */
    public int tries(Broadcast run) throws SQLException {
        try (Connection connection = bench.connect();
                PreparedStatement query = connection.prepareStatement(
                        "select coalesce(sum(attempt), 0) from delivery where execution_id = ? and state <> 'SENT'")) {
            query.setObject(1, run.execution());
            ResultSet row = query.executeQuery();
            row.next();
            return row.getInt(1);
        }
    }

    private void update(String sql, Broadcast run) throws SQLException {
        try (Connection connection = bench.connect();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, run.execution());
            statement.executeUpdate();
        }
    }

    /** Who is in which state, such as {@code {person1@example.com=SENT}}. */
    public Map<String, String> states(Broadcast run) throws SQLException {
        Map<String, String> states = new HashMap<>();
        try (Connection connection = bench.connect();
                PreparedStatement query =
                        connection.prepareStatement("select address, state from delivery where execution_id = ?")) {
            query.setObject(1, run.execution());
            ResultSet row = query.executeQuery();
            while (row.next()) {
                states.put(row.getString(1), row.getString(2));
            }
        }
        return states;
    }

    /** How many deliveries of a run are in one of these states. */
    public int count(Broadcast run, String... of) throws SQLException {
        try (Connection connection = bench.connect();
                PreparedStatement query = connection.prepareStatement(
                        "select count(*) from delivery where execution_id = ? and state = any(?)")) {
            query.setObject(1, run.execution());
            query.setArray(2, connection.createArrayOf("text", of));
            ResultSet row = query.executeQuery();
            row.next();
            return row.getInt(1);
        }
    }

    /** How many are in this state with a reply that begins so, both code and text. */
    public int withReason(Broadcast run, String state, String code) throws SQLException {
        try (Connection connection = bench.connect();
                PreparedStatement query =
                        connection.prepareStatement("select count(*) from delivery where execution_id = ?"
                                + " and state = ? and reply_code like ? and reply_text is not null")) {
            query.setObject(1, run.execution());
            query.setString(2, state);
            query.setString(3, code + "%");
            ResultSet row = query.executeQuery();
            row.next();
            return row.getInt(1);
        }
    }

    public String state(Broadcast run) throws SQLException {
        try (Connection connection = bench.connect();
                PreparedStatement query = connection.prepareStatement("select state from execution where id = ?")) {
            query.setObject(1, run.execution());
            ResultSet row = query.executeQuery();
            row.next();
            return row.getString(1);
        }
    }
}
