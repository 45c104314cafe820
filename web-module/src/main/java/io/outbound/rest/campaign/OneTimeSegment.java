package io.outbound.rest.campaign;

import io.outbound.segment.RuleReader;
import jakarta.json.JsonObject;

/** A segment of one campaign only. */
record OneTimeSegment(JsonObject rule) {

    /** Null for none. */
    static OneTimeSegment of(String rule) {
        return rule == null ? null : new OneTimeSegment(RuleReader.json(rule));
    }

    /** @throws io.outbound.kernel.DomainException INVALID with everything that is wrong with the rule; null for none */
    static String text(OneTimeSegment segment) {
        if (segment == null) {
            return null;
        }
        RuleReader.read(segment.rule() == null ? JsonObject.EMPTY_JSON_OBJECT : segment.rule(), "/oneTimeSegment/rule");
        return segment.rule().toString();
    }
}
