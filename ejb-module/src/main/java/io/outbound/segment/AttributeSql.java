package io.outbound.segment;

import io.outbound.store.Dialect;
import io.outbound.store.Fragment;

/** How each database reads one attribute of {@code contact c}: as text, as a number, as a moment. */
abstract sealed class AttributeSql {

    private static final String NUMBER = "^-?[0-9]{1,18}([.][0-9]{1,9})?$";
    private static final String DATE = "^[0-9]{4}-[0-9]{2}-[0-9]{2}";

    static AttributeSql of(Dialect dialect) {
        return dialect == Dialect.H2 ? new H2() : new Postgres();
    }

    /** Of a custom attribute; null when the contact does not have it. */
    abstract Fragment custom(String name);

    abstract Fragment matches(Fragment text, String pattern);

    /** A text to compare the attribute with, as {@link #text} would show it. */
    Fragment value(Attribute attribute, String value) {
        return Fragment.of("?", value);
    }

    Fragment text(Attribute attribute) {
        if (attribute.isMoment()) {
            return moment(attribute, 20);
        }
        return attribute.column() != null ? Fragment.of(attribute.column()) : custom(attribute.name());
    }

    Fragment number(Attribute attribute) {
        Fragment text = text(attribute);
        return Fragment.of("case when ")
                .plus(matches(text, NUMBER))
                .plus(" then cast(")
                .plus(text)
                .plus(" as numeric(27, 9)) end");
    }

    /** As ISO 8601 in UTC, cut to this length: 10 is the day. */
    Fragment moment(Attribute attribute, int length) {
        if (attribute.isMoment()) {
            return Fragment.of(
                    "substring(to_char(c.created_at at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"') from 1 for "
                            + length + ")");
        }
        Fragment text = text(attribute);
        return Fragment.of("case when ")
                .plus(matches(text, DATE))
                .plus(" then substring(")
                .plus(text)
                .plus(" from 1 for " + length + ") end");
    }

    private static final class Postgres extends AttributeSql {

        @Override
        Fragment custom(String name) {
            return Fragment.of("(cast(c.attributes as jsonb) ->> cast(? as text))", name);
        }

        @Override
        Fragment matches(Fragment text, String pattern) {
            return text.plus(Fragment.of(" ~ ?", pattern));
        }
    }

    /**
     * H2 takes a JSON field by its quoted name and shows its text as JSON does: in quotes, with escapes. The value that it
     * is compared with is escaped the same way.
     */
    private static final class H2 extends AttributeSql {

        @Override
        Fragment custom(String name) {
            String field = "cast((c.attributes format json).\"" + name.replace("\"", "\"\"") + "\" as varchar)";
            return Fragment.of("case when " + field + " like '\"%' then substring(" + field + " from 2 for char_length("
                    + field + ") - 2) else " + field + " end");
        }

        @Override
        Fragment matches(Fragment text, String pattern) {
            return Fragment.of("regexp_like(").plus(text).plus(Fragment.of(", ?)", pattern));
        }

        @Override
        Fragment value(Attribute attribute, String value) {
            boolean shownAsJson = attribute.column() == null && !attribute.isMoment();
            return super.value(
                    attribute, shownAsJson ? value.replace("\\", "\\\\").replace("\"", "\\\"") : value);
        }
    }
}
