package io.outbound.segment;

import io.outbound.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Reads the value that an operator compares with. What does not fit is an {@link IllegalArgumentException} that says why. */
final class ConditionReader {

    private static final int LONGEST_TEXT = 1_000;
    private static final int MOST_VALUES = 1_000;
    private static final String OF_A_BROADCAST = "CMA-";

    private ConditionReader() {}

    /** @param attribute null for operators that look at none */
    static Rule read(Attribute attribute, Operator operator, JsonValue value) {
        return switch (operator) {
            case EXISTS -> exists(attribute, value);
            case IN -> in(attribute, value);
            case BEFORE, AFTER -> new Rule.Time(attribute, operator, moment(value));
            case CONTAINS, STARTS_WITH -> new Rule.Text(attribute, operator, text(value));
            case LT, LE, GT, GE ->
                value instanceof JsonString
                        ? new Rule.Time(attribute, operator, moment(value))
                        : new Rule.Number(attribute, operator, number(value));
            case EQ, NE ->
                value instanceof JsonNumber
                        ? new Rule.Number(attribute, operator, number(value))
                        : new Rule.Text(attribute, operator, text(value));
            case TAG -> new Rule.Tagged(text(value));
            case IN_LIST -> new Rule.InList(id(value));
            case OPENED, CLICKED -> engaged(operator, value);
            case RESULT -> reached(value);
        };
    }

    /** Numbers are compared as numbers: 7 is 7.0. */
    private static Rule in(Attribute attribute, JsonValue value) {
        List<String> texts = texts(value);
        JsonArray array = (JsonArray) value;
        return array.stream().allMatch(JsonNumber.class::isInstance)
                ? new Rule.Any(array.stream()
                        .map(one -> (Rule) new Rule.Number(attribute, Operator.EQ, number(one)))
                        .toList())
                : new Rule.OneOf(attribute, texts);
    }

    private static Rule exists(Attribute attribute, JsonValue value) {
        return switch (value.getValueType()) {
            case NULL, TRUE -> new Rule.Exists(attribute);
            case FALSE -> new Rule.Not(new Rule.Exists(attribute));
            default -> throw new IllegalArgumentException("exists takes true, false or nothing.");
        };
    }

    private static Rule engaged(Operator operator, JsonValue value) {
        if (value == JsonValue.NULL) {
            return new Rule.Engaged(operator, null, null);
        }
        if (value instanceof JsonString) {
            return new Rule.Engaged(operator, id(value), null);
        }
        if (!(value instanceof JsonObject object)
                || !List.of("campaignId", "since").containsAll(object.keySet())) {
            throw new IllegalArgumentException("A campaign's id, or an object with campaignId, since or both.");
        }
        return new Rule.Engaged(
                operator,
                object.containsKey("campaignId") ? id(object.get("campaignId")) : null,
                object.containsKey("since") ? Instant.parse(instantText(moment(object.get("since")))) : null);
    }

    private static Rule reached(JsonValue value) {
        if (!(value instanceof JsonObject object)
                || !object.keySet().containsAll(Set.of("campaignId", "result"))
                || !Set.of("campaignId", "executionId", "result").containsAll(object.keySet())) {
            throw new IllegalArgumentException("An object with campaignId, result and perhaps executionId is needed.");
        }
        Result result = Result.of(text(object.get("result")))
                .orElseThrow(() ->
                        new IllegalArgumentException("The result is one of " + Arrays.toString(Result.values()) + "."));
        return new Rule.Reached(
                id(object.get("campaignId")),
                object.containsKey("executionId") ? run(object.get("executionId")) : null,
                result);
    }

    /** A run of a broadcast is known by its id, with or without the letters that callers see before it. */
    private static UUID run(JsonValue value) {
        return id(
                value instanceof JsonString text && text.getString().startsWith(OF_A_BROADCAST)
                        ? Json.createValue(text.getString().substring(OF_A_BROADCAST.length()))
                        : value);
    }

    private static String instantText(String moment) {
        return moment.length() == 10 ? moment + "T00:00:00Z" : moment;
    }

    private static String text(JsonValue value) {
        String text =
                switch (value.getValueType()) {
                    case STRING -> ((JsonString) value).getString();
                    case TRUE, FALSE, NUMBER -> value.toString();
                    default -> throw new IllegalArgumentException("A text is needed.");
                };
        if (text.isEmpty() || text.length() > LONGEST_TEXT) {
            throw new IllegalArgumentException("A text of 1 to " + LONGEST_TEXT + " characters is needed.");
        }
        return text;
    }

    private static List<String> texts(JsonValue value) {
        if (!(value instanceof JsonArray array) || array.isEmpty() || array.size() > MOST_VALUES) {
            throw new IllegalArgumentException("A list of 1 to " + MOST_VALUES + " values is needed.");
        }
        return array.stream().map(ConditionReader::text).toList();
    }

    private static BigDecimal number(JsonValue value) {
        if (!(value instanceof JsonNumber number)) {
            throw new IllegalArgumentException("A number or a date is needed.");
        }
        BigDecimal exact = number.bigDecimalValue();
        if (exact.precision() - exact.scale() > 18 || exact.scale() > 9) {
            throw new IllegalArgumentException("At most 18 digits before the point and 9 after it.");
        }
        return exact;
    }

    /** A date stays a date; a time of whatever offset becomes UTC. */
    private static String moment(JsonValue value) {
        if (value instanceof JsonString text) {
            try {
                return text.getString().length() == 10
                        ? LocalDate.parse(text.getString()).toString()
                        : OffsetDateTime.parse(text.getString())
                                .withOffsetSameInstant(ZoneOffset.UTC)
                                .truncatedTo(ChronoUnit.SECONDS)
                                .toInstant()
                                .toString();
            } catch (DateTimeException e) {
                throw new IllegalArgumentException(
                        "A date such as 2027-03-28, or a time such as 2027-03-28T09:00:00Z, is needed.", e);
            }
        }
        throw new IllegalArgumentException(
                "A date such as 2027-03-28, or a time such as 2027-03-28T09:00:00Z, is needed.");
    }

    private static UUID id(JsonValue value) {
        if (value instanceof JsonString text && text.getString().length() == 36) {
            return UUID.fromString(text.getString());
        }
        throw new IllegalArgumentException("An id is needed.");
    }
}
