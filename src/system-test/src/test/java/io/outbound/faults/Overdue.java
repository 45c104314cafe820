package io.outbound.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.outbound.product.Answer;
import io.outbound.product.Await;
import io.outbound.product.Http;
import io.outbound.smoke.Kit;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;

/** What a person sees of a campaign whose time was missed, and the three things that can be done about it. */
final class Overdue {

    private final Http api;
    private final Kit kit;

    Overdue(Http api) {
        this.api = api;
        this.kit = new Kit(api);
    }

    void sendNow(String id) {
        assertOverdue(id);
        kit.act(id, "send-now").expect(200);
        Await.until("the run", () -> kit.campaign(id).getString("status"), "DONE"::equals);
    }

    void skip(String id) {
        assertOverdue(id);
        JsonObject after = kit.act(id, "skip-occurrence").expect(200).json();
        assertThat(after.getString("status")).isEqualTo("STOPPED");
        assertThat(after.getBoolean("overdue")).isFalse();
    }

    void editTime(String id) {
        assertOverdue(id);
        LocalDateTime later =
                LocalDateTime.now(ZoneOffset.UTC).plusDays(2).withSecond(1).withNano(0);
        Answer before = api.get("/v1/campaigns/" + id);
        Answer after = api.with("If-Match", before.header("etag"))
                .patch(
                        "/v1/campaigns/" + id,
                        Json.createObjectBuilder()
                                .add("sendTime", later.toString())
                                .build())
                .expect(200);
        assertThat(after.json().getBoolean("overdue")).isFalse();
        assertThat(after.json().getString("nextFireAt"))
                .isEqualTo(later.toInstant(ZoneOffset.UTC).toString());
    }

    void assertOneAlert(String campaign) {
        List<JsonObject> alerts = api.get("/v1/alerts?acknowledged=false&limit=200").expect(200).items().stream()
                .filter(alert -> alert.getString("subjectId").equals(campaign))
                .toList();
        assertThat(alerts).singleElement().satisfies(alert -> {
            assertThat(alert.getString("kind")).isEqualTo("OCCURRENCES_MISSED");
            assertThat(alert.getInt("occurrences")).isEqualTo(1);
            api.post("/v1/alerts/" + alert.getString("id") + "/acknowledge", JsonObject.EMPTY_JSON_OBJECT)
                    .expect(200);
        });
    }

    private void assertOverdue(String id) {
        JsonObject campaign = kit.campaign(id);
        assertThat(campaign.getString("status")).isEqualTo("WAITING");
        assertThat(campaign.getBoolean("overdue")).isTrue();
        assertThat(campaign.getJsonObject("alert").getInt("missed")).isEqualTo(1);
    }
}
