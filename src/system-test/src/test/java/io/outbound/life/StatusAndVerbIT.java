package io.outbound.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.outbound.product.Answer;
import io.outbound.product.Http;
import io.outbound.product.MicroOnPostgres;
import io.outbound.product.Product;
import io.outbound.smoke.Kit;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Every status × launch type × verb over REST (seed 2.18–2.25). A cell is the status after the verb, or the refusal:
 * {@code no} 409 action-not-allowed, {@code running} 409 campaign-running, {@code passed} 409 schedule-time-passed,
 * {@code 422} something is missing, {@code gone} deleted, {@code ready} or {@code gaps} what a preflight found, {@code done}
 * what leaves the campaign as it is, else the code of the refusal. What is expected stands in {@code verbs.csv}. What a
 * campaign and a refusal offer is compared with what then is answered.
 */
@ExtendWith(MicroOnPostgres.class)
class StatusAndVerbIT {

    private static final Map<String, String> REFUSALS =
            Map.of("action-not-allowed", "no", "campaign-running", "running", "schedule-time-passed", "passed");

    /** Those that a campaign offers in {@code availableActions}; the others are not about its status alone. */
    private static final List<String> OFFERED = List.of(
            "EDIT",
            "FINISH",
            "LAUNCH",
            "STOP",
            "HALT",
            "SEND_NOW",
            "SKIP_OCCURRENCE",
            "DUPLICATE",
            "DELETE",
            "ACTIVATE",
            "DEACTIVATE");

    private static final List<String> STATUSES =
            List.of("DRAFT", "READY", "WAITING", "RUNNING", "STOPPED", "DONE", "FAILED");

    @Test
    void everyVerbDoesInEveryStatusWhatTheTableSays(Product product) throws Exception {
        List<String> table = table();
        List<String> verbs =
                Arrays.asList(table.get(0).split(",")).stream().skip(1).toList();
        List<String> found = new ArrayList<>(List.of(table.get(0)));
        try (StoredStates states = new StoredStates(product.database())) {
            Map<String, String> originals = originals(product);
            for (String line : table.subList(1, table.size())) {
                State state = State.of(line.substring(0, line.indexOf(',')));
                List<String> cells = new ArrayList<>(List.of(state.toString()));
                String id = states.copy(originals.get(state.type()), state);
                Set<String> offered = offered(product.api(), id);
                for (String verb : verbs) {
                    Answer answer = answer(product.api(), id, verb);
                    cells.add(cell(product.api(), id, answer));
                    if (OFFERED.contains(verb)) {
                        requireAsOffered(state + " " + verb, offered, verb, answer);
                        id = answer.status() < 400 ? states.copy(originals.get(state.type()), state) : id;
                    }
                }
                found.add(String.join(",", cells));
            }
        }
        print(found);
        assertThat(found).isEqualTo(table);
    }

    @Test
    void theDatabaseRefusesEveryOtherStatusAndLaunchType(Product product) throws Exception {
        List<State> legal = table().stream()
                .skip(1)
                .map(line -> State.of(line.substring(0, line.indexOf(','))))
                .map(state -> new State(state.type(), state.status(), state.launchType(), ""))
                .toList();
        List<State> illegal = new ArrayList<>();
        for (String type : List.of("BROADCAST", "API_TRIGGERED")) {
            for (String status : STATUSES) {
                for (String launchType : Arrays.asList(null, "NOW", "MANUAL", "SCHEDULE", "RECURRING")) {
                    illegal.add(new State(type, status, launchType, ""));
                }
            }
        }
        illegal.removeAll(legal);
        illegal.addAll(List.of(State.of("BROADCAST STOPPED NOW"), State.of("BROADCAST STOPPED MANUAL")));
        Map<String, String> originals = originals(product);
        try (StoredStates states = new StoredStates(product.database())) {
            for (State state : illegal) {
                assertThatThrownBy(() -> states.copy(originals.get(state.type()), state))
                        .as(state.toString())
                        .isInstanceOfSatisfying(SQLException.class, refused -> assertThat(refused.getSQLState())
                                .isEqualTo("23514"));
            }
        }
        System.out.println("refused by the database: " + illegal.size() + " pairs of status and launch type");
        assertThat(illegal).hasSize(43);
    }

    private static Map<String, String> originals(Product product) {
        Kit kit = new Kit(product.api());
        String template = kit.template("Hello", "<p>Hello</p>");
        String list = kit.list("email,name\nann." + UUID.randomUUID() + "@example.com,Ann\n");
        return Map.of(
                "BROADCAST", kit.broadcast("MANUAL", template, list),
                "API_TRIGGERED", kit.triggered("life-" + UUID.randomUUID(), template));
    }

    private static Set<String> offered(Http api, String id) {
        return words(api.get("/v1/campaigns/" + id).expect(200).json().getJsonArray("availableActions"));
    }

    private static Set<String> words(JsonArray words) {
        return words.getValuesAs(JsonString.class).stream()
                .map(JsonString::getString)
                .collect(Collectors.toSet());
    }

    private static void requireAsOffered(String cell, Set<String> offered, String verb, Answer answer) {
        boolean refused =
                answer.status() == 409 && REFUSALS.containsKey(answer.json().getString("code"));
        assertThat(offered.contains(word(verb))).as(cell).isEqualTo(!refused);
        if (refused && answer.json().containsKey("allowedActions")) {
            assertThat(words(answer.json().getJsonArray("allowedActions")))
                    .as(cell)
                    .isEqualTo(offered);
        }
    }

    private static String word(String verb) {
        return verb.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String cell(Http api, String id, Answer answer) {
        if (answer.status() == 422) {
            return "422";
        }
        if (answer.status() == 204) {
            assertThat(api.get("/v1/campaigns/" + id).status()).isEqualTo(404);
            return "gone";
        }
        if (answer.status() >= 400) {
            String code = answer.json().getString("code");
            return answer.status() == 409 ? REFUSALS.getOrDefault(code, code) : answer.status() + " " + code;
        }
        if (answer.json().containsKey("ready")) {
            return answer.json().getBoolean("ready") ? "ready" : "gaps";
        }
        return answer.json().getString("status", "done");
    }

    private static Answer answer(Http api, String id, String verb) {
        String path = "/v1/campaigns/" + id;
        return switch (verb) {
            case "EDIT" ->
                api.with("If-Match", api.get(path).header("etag"))
                        .patch(
                                path,
                                Json.createObjectBuilder()
                                        .add("description", "Edited")
                                        .build());
            case "DELETE" ->
                api.with("If-Match", api.get(path).header("etag")).send("DELETE", path, null, BodyPublishers.noBody());
            case "TEST_SEND" ->
                api.post(
                        path + "/test-send",
                        Json.createObjectBuilder()
                                .add("recipients", Json.createArrayBuilder().add("ann@example.com"))
                                .build());
            default -> api.post(path + "/" + word(verb), JsonObject.EMPTY_JSON_OBJECT);
        };
    }

    private static List<String> table() throws IOException {
        try (InputStream file = StatusAndVerbIT.class.getResourceAsStream("verbs.csv")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }

    private static void print(List<String> lines) {
        for (String line : lines) {
            String[] cells = line.split(",");
            StringBuilder row = new StringBuilder(String.format("%-36s", cells[0]));
            for (int i = 1; i < cells.length; i++) {
                row.append(String.format("%-" + (i == 7 ? 17 : 12) + "s", cells[i]));
            }
            System.out.println(row.toString().stripTrailing());
        }
    }
}
