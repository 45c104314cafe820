package io.outbound.faults;

import io.outbound.product.Http;
import io.outbound.product.TwoNodes;
import io.outbound.smoke.Kit;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Broadcasts on two nodes, and what the database says of them; names begin with the word of one test. */
final class Rota {

    private static final LocalDateTime TOMORROW =
            LocalDateTime.now(ZoneOffset.UTC).plusDays(1).truncatedTo(ChronoUnit.SECONDS);

    private final TwoNodes nodes;
    private final String template;
    private final String sender;

    Rota(TwoNodes nodes) {
        Kit kit = new Kit(nodes.api(0));
        this.nodes = nodes;
        this.template = kit.template("Two nodes", "<p>Hello</p>");
        this.sender = kit.sender();
    }

    /** People {@code <name>1..n@example.com} on one list. */
    String list(String name, int people) {
        StringBuilder csv = new StringBuilder("email,name\n");
        IntStream.rangeClosed(1, people).forEach(i -> csv.append(name)
                .append(i)
                .append("@example.com,Person ")
                .append(i)
                .append('\n'));
        return new Kit(nodes.api(0)).list(csv.toString());
    }

    /** WAITING for a time tomorrow. */
    List<String> scheduled(String name, int count, String list) {
        JsonObject more = Json.createObjectBuilder()
                .add("launchType", "SCHEDULE")
                .add("sendTime", TOMORROW.toString())
                .add("timeZone", "UTC")
                .build();
        return finished(name, count, list, more);
    }

    /** As many: the API makes the first, the database its copies. */
    void herd(String name, int count, String list) throws SQLException {
        String first = scheduled(name, 1, list).get(0);
        try (Connection connection = nodes.database().connect();
                PreparedStatement copy = connection.prepareStatement(
                        "insert into campaign select (jsonb_populate_record(c, jsonb_build_object('id', gen_random_uuid(),"
                                + " 'slug', c.slug || '-' || i, 'name', c.name || ' ' || i))).*"
                                + " from campaign c, generate_series(2, ?) i where c.id = cast(? as uuid)")) {
            copy.setInt(1, count);
            copy.setString(2, first);
            copy.executeUpdate();
        }
    }

    /** READY to be launched. */
    List<String> ready(String name, int count, String list) {
        JsonObject more = Json.createObjectBuilder().add("launchType", "MANUAL").build();
        return finished(name, count, list, more);
    }

    private List<String> finished(String name, int count, String list, JsonObject more) {
        return IntStream.range(0, count)
                .mapToObj(i -> {
                    Http api = nodes.api(i % TwoNodes.NODES);
                    JsonObjectBuilder campaign = Json.createObjectBuilder(more)
                            .add("name", name + " " + i)
                            .add("channel", "EMAIL")
                            .add("templateId", template)
                            .add("senderId", sender)
                            .add("contactListId", list);
                    String id = api.post("/v1/campaigns", campaign.build())
                            .expect(201)
                            .json()
                            .getString("id");
                    new Kit(api).act(id, "finish").expect(200);
                    return id;
                })
                .toList();
    }

    /** Moves what these wait for, plan and armed time alike, to {@code ahead} from now by the database's clock. */
    Instant dueIn(String name, Duration ahead) throws SQLException {
        String at = "date_trunc('second', now() + cast(? as integer) * interval '1' second)";
        try (Connection connection = nodes.database().connect();
                PreparedStatement move = connection.prepareStatement("update campaign set next_fire_at = " + at
                        + ", send_time = to_char(" + at + " at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS')"
                        + " where name like ? and status = 'WAITING' returning next_fire_at")) {
            move.setLong(1, ahead.toSeconds());
            move.setLong(2, ahead.toSeconds());
            move.setString(3, name + "%");
            ResultSet row = move.executeQuery();
            row.next();
            return row.getTimestamp(1).toInstant();
        }
    }

    /** How many campaigns are in which status. */
    Map<String, Integer> statuses(String name) {
        return counts("select status, count(*) from campaign where name like ? group by status", name);
    }

    /** How many deliveries are in which state. */
    Map<String, Integer> states(String name) {
        return counts(
                "select d.state, count(*) from delivery d join execution e on e.id = d.execution_id"
                        + " join campaign c on c.id = e.campaign_id where c.name like ? group by d.state",
                name);
    }

    /** How many campaigns have how many executions. */
    Map<String, Integer> executions(String name) {
        return counts(
                "select cast(n as text), count(*) from (select count(e.id) n from campaign c"
                        + " left join execution e on e.campaign_id = c.id where c.name like ? group by c.id) x group by n",
                name);
    }

    /** How many occurrences of which outcome. */
    Map<String, Integer> occurrences(String name) {
        return counts(
                "select outcome, count(*) from campaign_occurrence o join campaign c on c.id = o.campaign_id"
                        + " where c.name like ? group by outcome",
                name);
    }

    /** The ids of messages in a state, sorted as text. */
    List<String> messages(String name, String state) {
        List<String> found = new ArrayList<>();
        try (Connection connection = nodes.database().connect();
                PreparedStatement statement = connection.prepareStatement(
                        "select d.id from delivery d join execution e on e.id = d.execution_id"
                                + " join campaign c on c.id = e.campaign_id where c.name like ? and d.state = ?")) {
            statement.setString(1, name + "%");
            statement.setString(2, state);
            ResultSet row = statement.executeQuery();
            while (row.next()) {
                found.add(row.getString(1));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return found.stream().sorted().toList();
    }

    private Map<String, Integer> counts(String query, String name) {
        Map<String, Integer> found = new TreeMap<>();
        try (Connection connection = nodes.database().connect();
                PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, name + "%");
            ResultSet row = statement.executeQuery();
            while (row.next()) {
                found.put(row.getString(1), row.getInt(2));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return found;
    }
}
