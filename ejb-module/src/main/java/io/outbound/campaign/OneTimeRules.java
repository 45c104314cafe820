package io.outbound.campaign;

import io.outbound.kernel.DomainException;
import io.outbound.segment.RuleCheck;
import io.outbound.segment.RuleReader;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Checks the segment of one campaign only as a saved one is checked. */
@ApplicationScoped
public class OneTimeRules {

    private RuleCheck rules;

    protected OneTimeRules() {}

    @Inject
    public OneTimeRules(RuleCheck rules) {
        this.rules = rules;
    }

    /**
     * @param before the campaign's rule as it is; one that stays is not checked again, null for none
     * @throws DomainException INVALID {@code invalid-rule} with everything that is wrong with the rule
     */
    void check(String rule, String before) {
        if (rule != null && !rule.equals(before)) {
            rules.read(RuleReader.json(rule), "/oneTimeSegment/rule");
        }
    }
}
