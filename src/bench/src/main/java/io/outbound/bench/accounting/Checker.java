package io.outbound.bench.accounting;

import io.outbound.bench.accounting.LedgerRow.State;
import io.outbound.bench.sink.Journal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Holds ledger, journal and run against each other: the invariants I1 to I8 of a settled run. */
public final class Checker {

    private final Ledger ledger;
    private final Run run;
    private final Map<String, LedgerRow> byMessage = new HashMap<>();
    private final Map<String, Long> taken;
    private final List<Journal.Entry> journal;
    private final Map<String, Long> facts = new LinkedHashMap<>();
    private final List<String> breaches = new ArrayList<>();

    public Checker(Ledger ledger, List<Journal.Entry> journal, Run run) {
        this.ledger = ledger;
        this.run = run;
        this.journal = journal;
        this.taken = journal.stream().collect(Collectors.groupingBy(Journal.Entry::messageId, Collectors.counting()));
        for (LedgerRow row : ledger.rows()) {
            if (row.messageId() != null && byMessage.put(row.messageId(), row) != null) {
                breaches.add("one message id on two deliveries: " + row.messageId());
            }
        }
    }

    public Account check() {
        nothingIsLost();
        nothingIsSentOnPaperOnly();
        whatIsDoubledIsListed();
        nothingIsSentBesideTheLedger();
        everyFailureHasAReason();
        theAudienceIsTheSumOfItsStates();
        sentStaysSent();
        everyOccurrenceRunsOnce();
        return new Account(run.accepted().size(), states(), facts, List.copyOf(breaches));
    }

    private void nothingIsLost() {
        Set<String> settled = ledger.rows().stream()
                .filter(row -> row.state().settled())
                .map(LedgerRow::recipient)
                .collect(Collectors.toSet());
        must(
                "I1",
                "lost",
                run.accepted().stream().filter(r -> !settled.contains(r)).count());
    }

    private void nothingIsSentOnPaperOnly() {
        must("I2", "phantom", count(row -> row.state() == State.SENT && !taken.containsKey(row.messageId())));
    }

    private void whatIsDoubledIsListed() {
        Map<String, Long> received = journal.stream()
                .collect(Collectors.groupingBy(e -> e.messageId() + " " + e.recipient(), Collectors.counting()));
        Set<String> doubled = received.entrySet().stream()
                .filter(e -> e.getValue() > 1)
                .map(e -> e.getKey().substring(0, e.getKey().indexOf(' ')))
                .collect(Collectors.toSet());
        long unlisted = doubled.stream().filter(id -> !listed(id)).count();
        must("I3", "doubled unlisted", unlisted + addressedTwice());
        facts.put("doubled listed", doubled.size() - unlisted);
        long doubt = count(LedgerRow::listedAsDoubtful);
        facts.put("in doubt (at most " + run.mostInDoubt() + ")", doubt);
        if (doubt > run.mostInDoubt()) {
            breaches.add("I3 in doubt " + doubt + " > " + run.connections() + " connections x " + run.crashes());
        }
    }

    /** The same person under two message ids of one run: a double that no id gives away. */
    private long addressedTwice() {
        Map<String, Set<String>> idsOf = new HashMap<>();
        for (Journal.Entry entry : journal) {
            idsOf.computeIfAbsent(executionOf(entry) + entry.recipient(), k -> new HashSet<>())
                    .add(entry.messageId());
        }
        return idsOf.values().stream()
                .filter(ids -> ids.size() > 1 && !ids.stream().allMatch(this::listed))
                .count();
    }

    /** A message that the ledger does not know counts to the only run there is. */
    private String executionOf(Journal.Entry entry) {
        LedgerRow row = byMessage.get(entry.messageId());
        if (row != null) {
            return row.execution().toString();
        }
        return ledger.executions().size() == 1 ? ledger.executions().get(0).id().toString() : "";
    }

    private boolean listed(String messageId) {
        LedgerRow row = byMessage.get(messageId);
        return row != null && row.listedAsDoubtful();
    }

    private void nothingIsSentBesideTheLedger() {
        must("I4", "ghost", journal.stream().filter(this::isGhost).count());
    }

    private boolean isGhost(Journal.Entry entry) {
        LedgerRow row = byMessage.get(entry.messageId());
        return row == null
                || !row.address().equalsIgnoreCase(entry.recipient())
                || row.state() != State.SENT && !row.listedAsDoubtful();
    }

    private void everyFailureHasAReason() {
        must(
                "I5",
                "without reason",
                count(row -> row.state().owesAReason()
                        && (row.reason() == null || row.reason().isBlank())));
    }

    private void theAudienceIsTheSumOfItsStates() {
        long wrong = run.looks().stream().filter(look -> !look.adds()).count();
        for (ExecutionRow execution : ledger.executions()) {
            wrong += count(row -> row.execution().equals(execution.id())) == execution.targeted() ? 0 : 1;
        }
        must("I6", "wrong sums in " + (run.looks().size() + ledger.executions().size()) + " looks", wrong);
    }

    private void sentStaysSent() {
        Set<Long> sent = ledger.rows().stream()
                .filter(row -> row.state() == State.SENT)
                .map(LedgerRow::id)
                .collect(Collectors.toSet());
        must(
                "I7",
                "unsent again",
                run.everSent().stream().filter(id -> !sent.contains(id)).count());
    }

    private void everyOccurrenceRunsOnce() {
        long distinct = ledger.executions().stream()
                .map(e -> e.campaign() + " " + e.occurrence())
                .distinct()
                .count();
        must("I8", "occurrences run twice", ledger.executions().size() - distinct);
    }

    private void must(String invariant, String fact, long count) {
        facts.put(fact, count);
        if (count != 0) {
            breaches.add(invariant + " " + fact + " " + count);
        }
    }

    private long count(Predicate<LedgerRow> which) {
        return ledger.rows().stream().filter(which).count();
    }

    private Map<State, Long> states() {
        Map<State, Long> states = new EnumMap<>(State.class);
        ledger.rows().forEach(row -> states.merge(row.state(), 1L, Long::sum));
        return states;
    }
}
