package io.outbound.paging;

import static org.assertj.core.api.Assertions.assertThat;

import io.outbound.product.Answer;
import io.outbound.product.Http;
import io.outbound.product.MicroOnPostgres;
import io.outbound.product.Product;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The last thing on a page is deleted before the next page is read: nobody else is left out for that. */
@ExtendWith(MicroOnPostgres.class)
class PagingIT {

    private final String word = "paged-" + UUID.randomUUID();
    private Http api;

    @BeforeEach
    void open(Product running) {
        api = running.api();
    }

    @ParameterizedTest
    @ValueSource(strings = {"name", "-name", "launchType", "-launchType", "created", "-created"})
    void aCampaignThatGoesTakesNoOtherWithIt(String sort) {
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            made.add(made("campaigns", "{'name':'" + word + " Été " + i + "','channel':'EMAIL'}"));
        }
        String list = "/v1/campaigns?limit=2&sort=" + sort + "&q=" + word;
        Answer first = api.get(list).expect(200);
        List<String> seen = new ArrayList<>(ids(first));
        String cursor = first.json().getString("nextCursor");
        delete("campaigns", seen.get(1));

        Answer second = api.get(list + "&cursor=" + cursor).expect(200);
        seen.addAll(ids(second));
        seen.addAll(ids(api.get(list + "&cursor=" + second.json().getString("nextCursor"))
                .expect(200)));

        assertThat(seen).containsExactlyInAnyOrderElementsOf(made);
    }

    @Test
    void aPlaceInOneOrderIsNoPlaceInAnother() {
        for (int i = 0; i < 2; i++) {
            made("campaigns", "{'name':'" + word + " " + i + "','channel':'EMAIL'}");
        }
        String byName = "/v1/campaigns?limit=1&q=" + word + "&sort=name";
        String cursor = api.get(byName).expect(200).json().getString("nextCursor");
        assertThat(api.get("/v1/campaigns?limit=1&q=" + word + "&sort=-created&cursor=" + cursor)
                        .expect(400)
                        .json()
                        .getString("code"))
                .isEqualTo("cursor-invalid");
    }

    /** Newest first, so the three of this test come before all others. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "contacts      | {'email':'%s@example.com','name':'P'}",
                "contact-lists | {'name':'%s'}",
                "segments      | {'name':'%s','rule':{'op':'opened'}}",
                "templates     | {'name':'%s','channel':'EMAIL','subject':'s','html':'<p>h</p>','text':'t'}",
                "senders       | {'name':'%s','channel':'EMAIL','address':'news@example.com'}",
                "telegram-bots | {'name':'%s','token':'123456:%s'}"
            })
    void whatIsDeletedBehindACursorLosesNobody(String list, String body) {
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            made.add(0, made(list, body.replaceFirst("%s", word + i).replaceFirst("%s", "A".repeat(34) + i)));
        }
        Answer first = api.get("/v1/" + list + "?limit=2").expect(200);
        assertThat(ids(first)).isEqualTo(made.subList(0, 2));
        delete(list, made.get(1));
        Answer second = api.get(
                        "/v1/" + list + "?limit=1&cursor=" + first.json().getString("nextCursor"))
                .expect(200);
        assertThat(ids(second)).containsExactly(made.get(2));
    }

    @Test
    void aNumberThatIsSuppressedOnTwoChannelsIsListedTwice() {
        String number = "+39055" + (1_000_000 + Math.abs(word.hashCode() % 1_000_000));
        for (String channel : List.of("SMS", "VIBER")) {
            api.post(
                            "/v1/suppressions",
                            Json.createObjectBuilder(Map.of("address", number, "channel", channel))
                                    .build())
                    .expect(204);
        }
        List<String> channels = new ArrayList<>();
        String cursor = "";
        for (int i = 0; i < 10 && channels.size() < 2; i++) { // a bounce may come between
            Answer page = api.get("/v1/suppressions?limit=1&cursor=" + cursor).expect(200);
            cursor = page.json().getString("nextCursor", "");
            channels.addAll(page.items().stream()
                    .map(item -> item.getString("channel"))
                    .filter(channel -> !channel.equals("EMAIL"))
                    .toList());
        }
        assertThat(channels).containsExactlyInAnyOrder("SMS", "VIBER");
    }

    private static List<String> ids(Answer page) {
        return page.items().stream().map(item -> item.getString("id")).toList();
    }

    private String made(String list, String body) {
        Answer answer = api.post("/v1/" + list, "application/json", body.replace('\'', '"'));
        assertThat(answer.status()).as(answer.toString()).isBetween(200, 202);
        JsonObject json = answer.json();
        return json.getString("id");
    }

    private void delete(String list, String id) {
        assertThat(api.send("DELETE", "/v1/" + list + "/" + id, null, BodyPublishers.noBody())
                        .status())
                .isBetween(200, 204);
    }
}
