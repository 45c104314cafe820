package io.outbound.rest.trigger;

import io.outbound.kernel.DomainException;
import io.outbound.rest.problem.Problem;
import io.outbound.rest.problem.ProblemException;
import io.outbound.rest.problem.Problems;
import io.outbound.trigger.Refusal;
import io.outbound.trigger.TriggerResult.Refused;
import java.util.LinkedHashMap;
import java.util.Map;

/** A refused call as a problem. */
final class TriggerProblem {

    private TriggerProblem() {}

    static ProblemException of(Refused refused) {
        Refusal refusal = refused.refusal();
        DomainException no = new DomainException(refusal.kind(), refusal.code(), refusal.detail(), refusal.errors());
        Map<String, Object> context = new LinkedHashMap<>();
        context.put("requestId", refused.requestId());
        context.put("campaignId", refused.campaignId());
        Problem problem =
                Problems.of(no).with("reason", refusal.reason()).with("report", Map.of("additionalContext", context));
        if (refused.logId().isPresent()) {
            problem = problem.with("logId", refused.logId().get());
        }
        return new ProblemException(refusal.gaps().isEmpty() ? problem : problem.with("gaps", refusal.gaps()));
    }
}
