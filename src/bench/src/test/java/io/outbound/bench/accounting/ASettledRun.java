package io.outbound.bench.accounting;

import io.outbound.bench.accounting.LedgerRow.State;
import io.outbound.bench.sink.Journal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** A run that adds up: 40 sent, one failed, one skipped, one unknown that arrived, one that did not, one sent again. */
final class ASettledRun {

    static final UUID EXECUTION = UUID.randomUUID();

    List<ExecutionRow> executions = new ArrayList<>();
    List<LedgerRow> rows = new ArrayList<>();
    List<Journal.Entry> journal = new ArrayList<>();
    Set<String> accepted = new HashSet<>();
    List<Look> looks = new ArrayList<>(List.of(new Look(45, 45, 10, 10), new Look(45, 45, 30, 28)));
    Set<Long> everSent = new HashSet<>(Set.of(1L, 2L));
    int crashes = 2;

    ASettledRun() {
        for (int i = 1; i <= 40; i++) {
            row(i, State.SENT, null, false);
            taken(i);
        }
        row(41, State.FAILED, "550 5.1.1", false);
        row(42, State.SKIPPED, "UNSUBSCRIBED", false);
        row(43, State.UNKNOWN, "LEASE_EXPIRED", false);
        taken(43);
        row(44, State.UNKNOWN, "LEASE_EXPIRED", false);
        row(45, State.SENT, null, true);
        taken(45);
        taken(45);
        executions.add(new ExecutionRow(EXECUTION, new UUID(0, 1), "1", "DONE", rows.size()));
    }

    void row(int number, State state, String reason, boolean doubted) {
        rows.add(new LedgerRow(number, EXECUTION, person(number), person(number), state, id(number), reason, doubted));
        accepted.add(person(number));
    }

    void taken(int number) {
        taken(id(number), person(number));
    }

    void taken(String id, String person) {
        journal.add(new Journal.Entry(Instant.EPOCH, id, person));
    }

    /** Row numbers count from 1. */
    void put(int number, State state, String reason) {
        LedgerRow old = rows.get(number - 1);
        rows.set(
                number - 1,
                new LedgerRow(
                        old.id(), EXECUTION, old.recipient(), old.address(), state, old.messageId(), reason, false));
    }

    Account account() {
        return new Checker(new Ledger(executions, rows), journal, new Run(accepted, 2, crashes, looks, everSent))
                .check();
    }

    static String person(int number) {
        return "p" + number + "@example.com";
    }

    static String id(int number) {
        return "m" + number + "@outbound";
    }
}
