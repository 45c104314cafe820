package io.outbound.segment;

import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Whom a segment holds. Checked when it is read: every value fits its operator. */
public sealed interface Rule extends Serializable {

    /** Everybody whom each of the rules holds. */
    record All(List<Rule> rules) implements Rule {
        public All {
            rules = List.copyOf(rules);
        }
    }

    /** Everybody whom at least one of the rules holds; nobody when there is none. */
    record Any(List<Rule> rules) implements Rule {
        public Any {
            rules = List.copyOf(rules);
        }
    }

    /** Everybody else. */
    record Not(Rule rule) implements Rule {}

    /** Compares text, letters of either case alike. A contact without the attribute is only held by NE. */
    record Text(Attribute attribute, Operator operator, String value) implements Rule {}

    /** Equal to one of these texts, letters of either case alike. */
    record OneOf(Attribute attribute, List<String> values) implements Rule {
        public OneOf {
            values = List.copyOf(values);
        }
    }

    /** Compares as numbers; a text that is no number is never held, except by NE. */
    record Number(Attribute attribute, Operator operator, BigDecimal value) implements Rule {}

    /**
     * Compares dates and times; attributes must begin with {@code yyyy-MM-dd}, others are never held.
     *
     * @param value a date, or a date and time in UTC, both in ISO 8601
     */
    record Time(Attribute attribute, Operator operator, String value) implements Rule {}

    /** Has the attribute, and it is not empty. */
    record Exists(Attribute attribute) implements Rule {}

    /** Has exactly this tag. */
    record Tagged(String tag) implements Rule {}

    /** Is on the contact list. */
    record InList(UUID listId) implements Rule {}

    /**
     * Opened or clicked a message.
     *
     * @param campaignId of this campaign; null: of any
     * @param since at this moment or later; null: ever
     */
    record Engaged(Operator operator, UUID campaignId, Instant since) implements Rule {}

    /**
     * Was in the audience of a run of this campaign, with this result.
     *
     * @param executionId in this run; null: in any but tests
     */
    record Reached(UUID campaignId, UUID executionId, Result result) implements Rule {}
}
