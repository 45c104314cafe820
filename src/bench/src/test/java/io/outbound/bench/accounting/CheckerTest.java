package io.outbound.bench.accounting;

import static org.assertj.core.api.Assertions.assertThat;

import io.outbound.bench.accounting.LedgerRow.State;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class CheckerTest {

    private final Map<String, Consumer<ASettledRun>> mutants = new LinkedHashMap<>();

    @Test
    void aRunThatAddsUpIsGreen() {
        Account account = new ASettledRun().account();

        assertThat(account.breaches()).isEmpty();
        assertThat(account.line())
                .startsWith(
                        "accepted 45 = sent 41 failed 1 unknown 2 skipped 1 · lost 0 · phantom 0 · doubled unlisted 0")
                .endsWith("GREEN");
    }

    @Test
    void everyMutantTurnsItRed() {
        mutants.put("I2 a sink line dropped", run -> run.journal.remove(4));
        mutants.put("I3 a sink line doubled", run -> run.taken(5));
        mutants.put("I3 a second message id to one person", run -> {
            run.put(5, State.SENT, null);
            run.taken("other@outbound", ASettledRun.person(5));
        });
        mutants.put("I4 a ghost message", run -> run.taken("ghost@outbound", "nobody@example.com"));
        mutants.put("I4 a message to the wrong person", run -> {
            run.journal.remove(4);
            run.taken(ASettledRun.id(5), "stranger@example.com");
        });
        mutants.put("I4 a state flipped from SENT to FAILED", run -> run.put(5, State.FAILED, "550"));
        mutants.put("I4 a state flipped from SENT to SKIPPED", run -> run.put(5, State.SKIPPED, "UNSUBSCRIBED"));
        mutants.put("I2 a state flipped from UNKNOWN to SENT", run -> run.put(44, State.SENT, null));
        mutants.put("I1 a state flipped from SENT to PENDING", run -> run.put(5, State.PENDING, null));
        mutants.put("I1 a row deleted with its message", run -> {
            run.rows.remove(41);
            run.executions.set(0, new ExecutionRow(ASettledRun.EXECUTION, new UUID(0, 1), "1", "DONE", 44));
        });
        mutants.put("I4 a row of a sent message deleted", run -> run.rows.remove(4));
        mutants.put("I5 a failure without a reason", run -> run.put(41, State.FAILED, " "));
        mutants.put("I5 a skip without a reason", run -> run.put(42, State.SKIPPED, null));
        mutants.put("I5 a doubt without a reason", run -> run.put(43, State.UNKNOWN, null));
        mutants.put(
                "I6 a wrong audience",
                run -> run.executions.set(0, new ExecutionRow(ASettledRun.EXECUTION, new UUID(0, 1), "1", "DONE", 46)));
        mutants.put("I6 a wrong sum on the way", run -> run.looks.add(new Look(45, 44, 30, 30)));
        mutants.put("I7 a message unsent again", run -> run.everSent.add(44L));
        mutants.put(
                "I8 an occurrence run twice",
                run -> run.executions.add(new ExecutionRow(UUID.randomUUID(), new UUID(0, 1), "1", "DONE", 0)));
        mutants.put("I3 more doubt than connections times crashes", run -> run.crashes = 1);

        List<String> missed = new ArrayList<>();
        mutants.forEach((name, mutation) -> {
            ASettledRun run = new ASettledRun();
            mutation.accept(run);
            String invariant = name.substring(0, 2);
            if (run.account().breaches().stream().noneMatch(breach -> breach.startsWith(invariant))) {
                missed.add(name + ": " + run.account().line());
            }
        });

        System.out.println("mutants " + (mutants.size() - missed.size()) + "/" + mutants.size() + " caught");
        assertThat(missed).isEmpty();
    }
}
