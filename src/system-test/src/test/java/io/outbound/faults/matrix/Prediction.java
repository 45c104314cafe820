package io.outbound.faults.matrix;

import io.outbound.bench.sink.Journal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the ledger says at the moment a node dies decides, message by message, what becomes of it under HOLD: on the wire
 * is UNKNOWN, sent is SENT, all others are sent by the next node.
 */
final class Prediction {

    private final Map<String, String> atDeath;
    private final Set<String> arrived;

    Prediction(Map<String, String> atDeath, List<Journal.Entry> taken) {
        this.atDeath = atDeath;
        this.arrived = taken.stream().map(Journal.Entry::recipient).collect(Collectors.toSet());
    }

    /** What the ledger says and this point of death could not have left behind. */
    List<String> contradicts(NamedPoint point) {
        List<String> breaches = new ArrayList<>();
        Set<String> onTheWire = in("ATTEMPTING");
        Set<String> arrivedOnTheWire = new HashSet<>(onTheWire);
        arrivedOnTheWire.retainAll(arrived);
        switch (point) {
            case AFTER_CLAIM -> {
                must(breaches, in("CLAIMED").size() > 0, "nothing is claimed");
                must(breaches, onTheWire.isEmpty() && arrived.isEmpty(), "something was sent");
            }
            case AFTER_MAIL, AFTER_DATA ->
                must(
                        breaches,
                        onTheWire.size() > arrivedOnTheWire.size(),
                        "nothing is on the wire that did not arrive");
            case AFTER_DOT, AFTER_250 ->
                must(breaches, !arrivedOnTheWire.isEmpty(), "nothing is on the wire that arrived");
            case AFTER_COMMIT ->
                must(breaches, !onTheWire.isEmpty() || !in("SENT").isEmpty(), "nothing was committed");
        }
        Set<String> known = new HashSet<>(in("SENT"));
        known.removeAll(arrived);
        must(breaches, known.isEmpty(), known.size() + " are SENT and did not arrive");
        Set<String> unknown = new HashSet<>(arrived);
        unknown.removeAll(in("SENT"));
        unknown.removeAll(onTheWire);
        must(breaches, unknown.isEmpty(), unknown.size() + " arrived and were not written down before");
        return breaches;
    }

    private Set<String> in(String state) {
        return atDeath.entrySet().stream()
                .filter(one -> one.getValue().equals(state))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private static void must(List<String> breaches, boolean holds, String otherwise) {
        if (!holds) {
            breaches.add(otherwise);
        }
    }

    List<String> isNotWhatCame(Map<String, String> after) {
        List<String> breaches = new ArrayList<>();
        atDeath.forEach((recipient, state) -> {
            String predicted = state.equals("ATTEMPTING") ? "UNKNOWN" : "SENT";
            if (!predicted.equals(after.get(recipient))) {
                breaches.add(state + " became " + after.get(recipient) + ", not " + predicted);
            }
        });
        return breaches;
    }
}
