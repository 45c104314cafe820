package io.outbound.segment;

import io.outbound.attribute.AttributeTypes;
import io.outbound.json.Json;
import io.outbound.kernel.DomainException;
import io.outbound.kernel.FieldError;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/**
 * Reads the rule language: {@code {"all": […]}}, {@code {"any": […]}}, {@code {"not": …}} or {@code {"attribute", "op",
 * "value"}}. Everything wrong with a rule is reported at once, each with its place.
 */
public final class RuleReader {

    static final int DEEPEST = 10;
    static final int MOST = 200;

    private static final Set<String> OF_A_CONDITION = Set.of("attribute", "op", "value");

    private final List<FieldError> errors = new ArrayList<>();
    private final Map<String, UUID> lists = new LinkedHashMap<>();
    private final Map<String, UUID> campaigns = new LinkedHashMap<>();
    private final boolean limited;
    private int conditions;

    private final AttributeTypes types;

    private RuleReader(boolean limited, AttributeTypes types) {
        this.limited = limited;
        this.types = types;
    }

    /**
     * @param pointer where in the request the rule stands
     * @throws DomainException INVALID {@code invalid-rule} with one entry for each place at fault
     */
    public static Rule read(JsonObject rule, String pointer) {
        return read(rule, pointer, AttributeTypes.NONE);
    }

    /** The same; a value that is not of the attribute's type is a fault too. */
    static Rule read(JsonObject rule, String pointer, AttributeTypes types) {
        return read(rule, pointer, types, KnownThings.ALL);
    }

    /** The same; so is a contact list or campaign that is not {@code known}. */
    static Rule read(JsonObject rule, String pointer, AttributeTypes types, KnownThings known) {
        return read(rule, pointer, new RuleReader(true, types), known);
    }

    private static Rule read(JsonObject rule, String pointer, RuleReader reader, KnownThings known) {
        Optional<Rule> read = reader.rule(rule, pointer, 1);
        if (reader.limited && reader.conditions > MOST) {
            reader.wrong(pointer, "At most " + MOST + " conditions.");
        }
        reader.require("contact list", reader.lists, known.lists());
        reader.require("campaign", reader.campaigns, known.campaigns());
        if (!reader.errors.isEmpty()) {
            throw new DomainException(
                    DomainException.Kind.INVALID, "invalid-rule", "The rule cannot be understood.", reader.errors);
        }
        return read.orElseThrow();
    }

    /** Reads what was stored: rules that were within the limits may have been put together since. */
    public static Rule read(String json) {
        return read(json(json), "", new RuleReader(false, AttributeTypes.NONE), KnownThings.ALL);
    }

    /** A stored rule as JSON. */
    public static JsonObject json(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }

    /** Empty when something is wrong with it: then it is noted. */
    private Optional<Rule> rule(JsonValue value, String pointer, int depth) {
        if (!(value instanceof JsonObject object)) {
            return wrong(pointer, "A rule is an object with all, any, not, or attribute, op and value.");
        }
        if (limited && depth > DEEPEST) {
            return wrong(pointer, "Rules can be nested " + DEEPEST + " deep.");
        }
        if (object.size() == 1 && object.containsKey("all")) {
            return rules(object.get("all"), pointer + "/all", depth).map(Rule.All::new);
        }
        if (object.size() == 1 && object.containsKey("any")) {
            return rules(object.get("any"), pointer + "/any", depth).map(Rule.Any::new);
        }
        if (object.size() == 1 && object.containsKey("not")) {
            return negated(object.get("not"), pointer + "/not", depth);
        }
        return condition(object, pointer);
    }

    /** {@code not} takes one rule, or several of which none may hold. */
    private Optional<Rule> negated(JsonValue value, String pointer, int depth) {
        return value instanceof JsonArray
                ? rules(value, pointer, depth).map(Rule.Any::new).map(Rule.Not::new)
                : rule(value, pointer, depth + 1).map(Rule.Not::new);
    }

    private Optional<List<Rule>> rules(JsonValue value, String pointer, int depth) {
        if (!(value instanceof JsonArray array) || limited && array.isEmpty()) {
            wrong(pointer, "A list of at least one rule is needed.");
            return Optional.empty();
        }
        List<Rule> rules = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
            rule(array.get(i), pointer + "/" + i, depth + 1).ifPresent(rules::add);
        }
        return rules.size() == array.size() ? Optional.of(rules) : Optional.empty();
    }

    private Optional<Rule> condition(JsonObject object, String pointer) {
        conditions++;
        for (String name : object.keySet()) {
            if (!OF_A_CONDITION.contains(name)) {
                return wrong(pointer + "/" + name.replace("~", "~0").replace("/", "~1"), "This is not known here.");
            }
        }
        Optional<Operator> operator =
                object.get("op") instanceof JsonString word ? Operator.of(word.getString()) : Optional.empty();
        if (operator.isEmpty()) {
            return wrong(pointer + "/op", "Must be one of " + Operator.words() + ".");
        }
        Optional<Attribute> attribute = attribute(object.get("attribute"));
        if (operator.get().needsAttribute() != attribute.isPresent()) {
            return wrong(
                    pointer + "/attribute",
                    operator.get().needsAttribute()
                            ? "The name of an attribute is needed, at most " + Attribute.LONGEST + " characters."
                            : operator.get().word() + " looks at no attribute: leave it out.");
        }
        try {
            JsonValue value = object.getOrDefault("value", JsonValue.NULL);
            if (attribute.isPresent()) {
                types.of(attribute.get().name())
                        .ifPresent(type -> TypeCheck.check(attribute.get().name(), type, operator.get(), value));
            }
            Rule read = ConditionReader.read(attribute.orElse(null), operator.get(), value);
            note(read, pointer + "/value", value instanceof JsonObject ? "/campaignId" : "");
            return Optional.of(read);
        } catch (IllegalArgumentException e) {
            return wrong(pointer + "/value", e.getMessage());
        }
    }

    /** What it names. */
    private void note(Rule condition, String pointer, String within) {
        if (condition instanceof Rule.InList inList) {
            lists.put(pointer, inList.listId());
        } else if (condition instanceof Rule.Engaged engaged && engaged.campaignId() != null) {
            campaigns.put(pointer + within, engaged.campaignId());
        } else if (condition instanceof Rule.Reached reached) {
            campaigns.put(pointer + within, reached.campaignId());
        }
    }

    private void require(String kind, Map<String, UUID> named, Function<Collection<UUID>, Set<UUID>> known) {
        Set<UUID> there = named.isEmpty() ? Set.of() : known.apply(named.values());
        named.forEach((pointer, id) -> {
            if (!there.contains(id)) {
                errors.add(new FieldError(pointer, "reference-unknown", "There is no such " + kind + ": " + id));
            }
        });
    }

    private static Optional<Attribute> attribute(JsonValue value) {
        return value instanceof JsonString text && Attribute.isName(text.getString())
                ? Optional.of(new Attribute(text.getString()))
                : Optional.empty();
    }

    private <T> Optional<T> wrong(String pointer, String message) {
        errors.add(new FieldError(pointer, "invalid-rule", message));
        return Optional.empty();
    }
}
