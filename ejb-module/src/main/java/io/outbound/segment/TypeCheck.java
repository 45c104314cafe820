package io.outbound.segment;

import io.outbound.attribute.AttributeType;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.EnumSet;
import java.util.Set;

/** Whether an operator and its value make sense for an attribute that has a type. */
final class TypeCheck {

    private static final Set<Operator> ORDER = EnumSet.of(Operator.LT, Operator.LE, Operator.GT, Operator.GE);
    private static final Set<Operator> SAME = EnumSet.of(Operator.EQ, Operator.NE, Operator.IN);
    private static final Set<Operator> MOMENT = EnumSet.of(Operator.BEFORE, Operator.AFTER);

    private TypeCheck() {}

    /** @throws IllegalArgumentException that says why not */
    static void check(String name, AttributeType type, Operator operator, JsonValue value) {
        if (operator == Operator.EXISTS || type == AttributeType.TEXT) {
            return;
        }
        boolean fits = SAME.contains(operator)
                || type != AttributeType.BOOLEAN && ORDER.contains(operator)
                || type == AttributeType.DATE && MOMENT.contains(operator);
        boolean single = !(value instanceof JsonArray);
        boolean valued = single
                ? is(type, operator, value)
                : ((JsonArray) value).stream().allMatch(v -> is(type, operator, v));
        if (!fits || !valued) {
            throw new IllegalArgumentException(
                    "\"" + name + "\" is " + type.words() + ": choose an operator and a value for that.");
        }
    }

    private static boolean is(AttributeType type, Operator operator, JsonValue value) {
        return switch (type) {
            case NUMBER -> value instanceof JsonNumber;
            case BOOLEAN -> value == JsonValue.TRUE || value == JsonValue.FALSE;
            case DATE ->
                value instanceof JsonString text
                        && (MOMENT.contains(operator)
                                || type.read(text.getString()).isPresent());
            case TEXT -> true;
        };
    }
}
