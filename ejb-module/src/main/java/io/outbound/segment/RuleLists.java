package io.outbound.segment;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The contact lists that a rule names: it is not what it was without one of them. */
public final class RuleLists {

    private RuleLists() {}

    /** @param json a stored rule; null: none */
    public static Set<UUID> in(String json) {
        return Optional.ofNullable(json)
                .filter(rule -> rule.contains(Operator.IN_LIST.word()))
                .map(rule -> of(RuleReader.read(rule)))
                .orElse(Set.of());
    }

    static Set<UUID> of(Rule rule) {
        return named(rule).collect(Collectors.toSet());
    }

    private static Stream<UUID> named(Rule rule) {
        if (rule instanceof Rule.InList inList) {
            return Stream.of(inList.listId());
        }
        if (rule instanceof Rule.Not not) {
            return named(not.rule());
        }
        if (rule instanceof Rule.All all) {
            return named(all.rules());
        }
        return rule instanceof Rule.Any any ? named(any.rules()) : Stream.empty();
    }

    private static Stream<UUID> named(Collection<Rule> rules) {
        return rules.stream().flatMap(RuleLists::named);
    }
}
