package io.outbound.contacts;

import static org.assertj.core.api.Assertions.assertThat;

import io.outbound.product.Answer;
import io.outbound.product.Await;
import io.outbound.product.Http;
import io.outbound.product.MicroOnPostgres;
import io.outbound.product.Product;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(MicroOnPostgres.class)
class ImportingIT {

    private final String word = "imported-" + UUID.randomUUID();
    private Http api;
    private String list;

    @BeforeEach
    void open(Product running) {
        api = running.api();
        list = api.post(
                        "/v1/contact-lists",
                        Json.createObjectBuilder().add("name", word).build())
                .expect(201)
                .json()
                .getString("id");
    }

    @Test
    void aFileIsBroughtInAndItsBadRowsCanBeCorrectedAndSentBack() {
        JsonObject done = imported("email,name,city\n" + word + "-ann@example.com,Ann,Rome\n" + word
                + "-bob@example.com,\"Bob \"\"B\"\" O\",Lodi\n" + word + " at example,Cyd,Pisa\n");

        assertThat(done.getString("state")).isEqualTo("DONE");
        assertThat(numbers(done)).containsExactly(3, 2, 1, 100);
        assertThat(done.isNull("reason")).isTrue();
        assertThat(done.getString("finishedAt")).isNotEmpty();
        assertThat(members()).isEqualTo(2);
        assertThat(api.get("/v1/imports?limit=1").expect(200).items().get(0).getString("id"))
                .isEqualTo(done.getString("id"));
        Answer bad = api.get("/v1/imports/" + done.getString("id") + "/errors").expect(200);
        assertThat(bad.header("content-type")).startsWith("text/csv");
        assertThat(bad.body().lines().toList())
                .containsExactly(
                        "\uFEFF\"import_line\",\"import_code\",\"import_message\",\"email\",\"name\",\"city\"",
                        "\"4\",\"invalid-email\",\"This is not an email address.\",\"" + word
                                + " at example\",\"Cyd\",\"Pisa\"");

        JsonObject corrected = imported(bad.body().replace(" at example", "-cyd@example.com"));
        assertThat(numbers(corrected)).containsExactly(1, 1, 0, 100);
        assertThat(members()).isEqualTo(3);
        List<JsonObject> cyd =
                api.get("/v1/contacts?q=" + word + "-cyd").expect(200).items();
        assertThat(cyd).singleElement().satisfies(contact -> assertThat(
                        contact.getJsonObject("attributes").toString())
                .isEqualTo("{\"city\":\"Pisa\"}"));
    }

    @Test
    void theSameFileAgainChangesWhatIsKnownAndDoublesNobody() {
        imported("email,name\n" + word + "@example.com,Ann\n");
        JsonObject again = imported("email;name\n" + word.toUpperCase(java.util.Locale.ROOT) + "@EXAMPLE.com;Anna\n");
        assertThat(numbers(again)).containsExactly(1, 1, 0, 100);
        List<JsonObject> found = api.get("/v1/contacts?q=" + word).expect(200).items();
        assertThat(found).singleElement().satisfies(contact -> assertThat(contact.getString("name"))
                .isEqualTo("Anna"));
        assertThat(members()).isOne();
    }

    @Test
    void peopleWithoutAnEmailAddressAreBroughtInByTheirNumbersOnce() {
        String number = String.valueOf(ThreadLocalRandom.current().nextLong(10_000_000L, 99_999_999L));
        JsonObject done = imported(
                "phone;name\n+39 055 " + number + ";" + word + "\n0039055" + number + ";" + word + "\nnone;Cyd\n");
        assertThat(numbers(done)).containsExactly(3, 2, 1, 100);
        assertThat(members()).isOne();
        JsonObject known = api.get("/v1/contacts?q=" + word).expect(200).items().get(0);
        assertThat(known.isNull("email")).isTrue();

        JsonObject named = Json.createObjectBuilder()
                .add("phone", "+39-055-" + number)
                .add("externalId", word)
                .build();
        assertThat(saved(named)).isEqualTo(known.getString("id"));
        assertThat(saved(Json.createObjectBuilder().add("externalId", word).build()))
                .isEqualTo(known.getString("id"));
    }

    private String saved(JsonObject contact) {
        return api.post("/v1/contacts", contact).json().getString("id");
    }

    @Test
    void whatIsOverCanNeitherBeStoppedNorResumed() {
        String id = imported("email\n" + word + "@example.com\n").getString("id");
        assertThat(refusal(id, "stop")).isEqualTo("409 not-running");
        assertThat(refusal(id, "resume")).isEqualTo("409 not-stopped");
    }

    private String refusal(String id, String verb) {
        Answer answer = api.post("/v1/imports/" + id + "/" + verb, JsonObject.EMPTY_JSON_OBJECT);
        return answer.status() + " " + answer.json().getString("code");
    }

    private JsonObject imported(String csv) {
        Answer taken = api.post("/v1/contact-lists/" + list + "/import", "text/csv", csv)
                .expect(202);
        String id = taken.json().getString("id");
        assertThat(taken.header("location")).endsWith("/api/v1/imports/" + id);
        return Await.until(
                "the import", () -> api.get("/v1/imports/" + id).expect(200).json(), seen -> !seen.getString("state")
                        .equals("RUNNING"));
    }

    private static List<Integer> numbers(JsonObject job) {
        return List.of(job.getInt("total"), job.getInt("imported"), job.getInt("rejected"), job.getInt("percent"));
    }

    private int members() {
        return api.get("/v1/contact-lists/" + list).expect(200).json().getInt("size");
    }
}
