package io.outbound.segment;

import io.outbound.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.UUID;

/** An audience as one rule, which a run keeps: its segments may change or go, it does not. */
public final class AudienceRule {

    private AudienceRule() {}

    /**
     * @param listId those on this list; null: all contacts
     * @param include in at least one of these rules; empty: everybody
     * @param exclude in none of these rules
     * @return JSON in the words of {@link RuleReader}
     */
    public static String of(UUID listId, List<String> include, List<String> exclude) {
        JsonArrayBuilder all = Json.createArrayBuilder();
        if (listId != null) {
            all.add(Json.createObjectBuilder()
                    .add("op", Operator.IN_LIST.word())
                    .add("value", listId.toString()));
        }
        if (!include.isEmpty()) {
            all.add(any(include));
        }
        if (!exclude.isEmpty()) {
            all.add(Json.createObjectBuilder().add("not", any(exclude)));
        }
        return Json.createObjectBuilder().add("all", all).build().toString();
    }

    private static JsonObjectBuilder any(List<String> rules) {
        JsonArrayBuilder any = Json.createArrayBuilder();
        rules.stream().map(RuleReader::json).forEach((JsonObject rule) -> any.add(rule));
        return Json.createObjectBuilder().add("any", any);
    }
}
