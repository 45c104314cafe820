package io.outbound.segment;

import io.outbound.store.Dialect;
import io.outbound.store.Fragment;
import java.util.List;

/**
 * A rule as a condition on {@code contact c}. Values are bound, never written into the text; a condition is true or
 * false, never null, so that {@code not} means everybody else.
 */
public final class RuleSql {

    private final AttributeSql attributes;

    private RuleSql(AttributeSql attributes) {
        this.attributes = attributes;
    }

    public static Fragment of(Rule rule, Dialect dialect) {
        return new RuleSql(AttributeSql.of(dialect)).condition(rule);
    }

    private Fragment condition(Rule rule) {
        if (rule instanceof Rule.All all) {
            return joined(all.rules(), " and ", "1 = 1");
        }
        if (rule instanceof Rule.Any any) {
            return joined(any.rules(), " or ", "1 = 0");
        }
        if (rule instanceof Rule.Not not) {
            return Fragment.of("not ").plus(condition(not.rule()));
        }
        if (rule instanceof Rule.InList inList) {
            return Fragment.of(
                    "exists (select 1 from contact_list_member m where m.contact_id = c.id and m.list_id = ?)",
                    inList.listId());
        }
        if (rule instanceof Rule.Tagged tagged) {
            return Fragment.of(
                    "exists (select 1 from contact_tag g where g.contact_id = c.id and g.tag = ?)", tagged.tag());
        }
        if (rule instanceof Rule.Engaged engaged) {
            return engaged(engaged);
        }
        if (rule instanceof Rule.Reached reached) {
            return reached(reached);
        }
        return Fragment.of("coalesce(").plus(comparison(rule)).plus(", false)");
    }

    private Fragment joined(List<Rule> rules, String word, String none) {
        return rules.isEmpty()
                ? Fragment.of("(" + none + ")")
                : rules.stream()
                        .map(this::condition)
                        .reduce((one, other) -> one.plus(word).plus(other))
                        .map(all -> Fragment.of("(").plus(all).plus(")"))
                        .orElseThrow();
    }

    private static Fragment engaged(Rule.Engaged rule) {
        String hit = rule.operator() == Operator.OPENED ? "t.opened_at" : "t.clicked_at";
        Fragment sql =
                Fragment.of("exists (select 1 from engagement t where t.contact_id = c.id and " + hit + " is not null");
        if (rule.campaignId() != null) {
            sql = sql.plus(Fragment.of(" and t.campaign_id = ?", rule.campaignId()));
        }
        if (rule.since() != null) {
            sql = sql.plus(Fragment.of(" and " + hit + " >= ?", rule.since()));
        }
        return sql.plus(")");
    }

    private static Fragment reached(Rule.Reached rule) {
        List<String> states = rule.result().states();
        Fragment sql = Fragment.of(
                "exists (select 1 from delivery d join execution e on e.id = d.execution_id"
                        + " where d.contact_id = c.id and e.campaign_id = ? and not e.test",
                rule.campaignId());
        if (rule.executionId() != null) {
            sql = sql.plus(Fragment.of(" and e.id = ?", rule.executionId()));
        }
        return sql.plus(Fragment.of(" and d.state in (" + "?, ".repeat(states.size() - 1) + "?))", states.toArray()));
    }

    /** May be null where the attribute is missing. */
    private Fragment comparison(Rule rule) {
        if (rule instanceof Rule.Exists exists) {
            return exists.attribute().isMoment()
                    ? Fragment.of("true")
                    : attributes.text(exists.attribute()).plus(" <> ''");
        }
        if (rule instanceof Rule.OneOf oneOf) {
            Fragment marks = oneOf.values().stream()
                    .map(value -> lower(oneOf.attribute(), value))
                    .reduce((one, other) -> one.plus(", ").plus(other))
                    .orElseThrow();
            return lower(oneOf.attribute()).plus(" in (").plus(marks).plus(")");
        }
        if (rule instanceof Rule.Number number) {
            return number(number);
        }
        return rule instanceof Rule.Time time ? time(time) : text((Rule.Text) rule);
    }

    private Fragment text(Rule.Text rule) {
        Fragment attribute = lower(rule.attribute());
        Fragment value = lower(rule.attribute(), rule.value());
        return switch (rule.operator()) {
            case CONTAINS ->
                Fragment.of("position(")
                        .plus(value)
                        .plus(" in ")
                        .plus(attribute)
                        .plus(") > 0");
            case STARTS_WITH ->
                Fragment.of("position(")
                        .plus(value)
                        .plus(" in ")
                        .plus(attribute)
                        .plus(") = 1");
            case NE -> attribute.plus(" is distinct from ").plus(value);
            default -> attribute.plus(" = ").plus(value);
        };
    }

    private Fragment number(Rule.Number rule) {
        return attributes
                .number(rule.attribute())
                .plus(
                        switch (rule.operator()) {
                            case NE -> " is distinct from ";
                            case LT -> " < ";
                            case LE -> " <= ";
                            case GT -> " > ";
                            case GE -> " >= ";
                            default -> " = ";
                        })
                .plus(Fragment.of("cast(? as numeric(27, 9))", rule.value()));
    }

    /** ISO 8601 texts stand in the order of time as far as they have the same length. */
    private Fragment time(Rule.Time rule) {
        String sign =
                switch (rule.operator()) {
                    case BEFORE, LT -> " < ";
                    case LE -> " <= ";
                    case GE -> " >= ";
                    default -> " > ";
                };
        Fragment attribute = attributes.moment(rule.attribute(), rule.value().length());
        return attribute.plus(sign).plus(Fragment.of("?", rule.value()));
    }

    private Fragment lower(Attribute attribute, String value) {
        return Fragment.of("lower(cast(")
                .plus(attributes.value(attribute, value))
                .plus(" as varchar))");
    }

    private Fragment lower(Attribute attribute) {
        return Fragment.of("lower(").plus(attributes.text(attribute)).plus(")");
    }
}
