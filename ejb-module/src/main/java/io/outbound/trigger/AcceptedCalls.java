package io.outbound.trigger;

import io.outbound.execution.ExecutionRequests;
import io.outbound.execution.UnitaryRun;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The transaction that writes what some calls at once shall send: all of them or none. */
@Stateless
@PermitAll
public class AcceptedCalls {

    private TriggerRequests requests;
    private ExecutionRequests executions;

    protected AcceptedCalls() {}

    @Inject
    public AcceptedCalls(TriggerRequests requests, ExecutionRequests executions) {
        this.requests = requests;
        this.executions = executions;
    }

    /**
     * @param longest a statement that runs longer is given up
     * @return the runs that were stored; a missing one's request id was taken by a faster call
     */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public Set<UUID> store(Collection<AcceptedCall> calls, Duration longest) {
        // one order on every node: two transactions that wait for each other's request ids would be a deadlock
        List<AcceptedCall> sorted = calls.stream()
                .sorted(Comparator.comparing((AcceptedCall call) -> call.key().requestId())
                        .thenComparing(call -> call.key().campaignId())
                        .thenComparing(call -> call.key().apiKeyId()))
                .toList();
        requests.limitCall(longest);
        executions.openUnitary(sorted.stream().map(AcceptedCall::run).toList());
        Set<UUID> kept = requests.keep(sorted);
        List<UnitaryRun> winners = sorted.stream()
                .map(AcceptedCall::run)
                .filter(run -> kept.contains(run.ref().id()))
                .toList();
        if (winners.size() < sorted.size()) {
            executions.discardUnitary(sorted.stream()
                    .map(call -> call.run().ref().id())
                    .filter(id -> !kept.contains(id))
                    .toList());
        }
        executions.sendUnitary(winners);
        return kept;
    }
}
