package io.outbound.bench.sink;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The deviations a sink plays, first match wins; may be changed while the sink runs. */
public final class Script {

    private static final Rule GOOD = new Rule(Moment.CONNECT, "");

    private final List<Rule> rules = new CopyOnWriteArrayList<>();

    /** A rule for every command of that kind; what it does is said on the rule. */
    public Rule at(Moment moment) {
        return at(moment, "");
    }

    /** A rule for commands whose argument contains the text; for {@link Moment#DOT} the recipients are the argument. */
    public Rule at(Moment moment, String containing) {
        Rule rule = new Rule(moment, containing);
        rules.add(rule);
        return rule;
    }

    public void clear() {
        rules.clear();
    }

    Rule ruleFor(Moment moment, String argument) {
        for (Rule rule : rules) {
            if (rule.takes(moment, argument)) {
                return rule;
            }
        }
        return GOOD;
    }
}
