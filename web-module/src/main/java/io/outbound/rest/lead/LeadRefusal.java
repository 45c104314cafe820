package io.outbound.rest.lead;

import io.outbound.kernel.FieldError;
import io.outbound.lead.InjectionResult.Rejected;
import io.outbound.lead.LeadProblem;
import io.outbound.lead.LeadReason;
import io.outbound.rest.problem.Problem;
import java.util.List;

/** A rejected lead as a problem: one answer that lists every reason. */
final class LeadRefusal {

    private LeadRefusal() {}

    /** @param mayReadLeads whether the caller may learn which lead is similar */
    static Problem of(Rejected rejected, boolean mayReadLeads) {
        LeadProblem first = rejected.problems().get(0);
        Problem problem = Problem.of(status(rejected), code(first.reason()), first.message())
                .errors(errors(rejected))
                .with("reason", first.reason());
        if (rejected.logId().isPresent()) {
            problem = problem.with("logId", rejected.logId().get());
        }
        return mayReadLeads && rejected.matchedLeadId().isPresent()
                ? problem.with("matchedLeadId", rejected.matchedLeadId().get())
                : problem;
    }

    private static int status(Rejected rejected) {
        if (rejected.problems().stream().anyMatch(LeadProblem::syntax)) {
            return 400;
        }
        boolean onlyDuplicate =
                rejected.problems().stream().allMatch(problem -> problem.reason() == LeadReason.DUPLICATE_EMAIL);
        return onlyDuplicate ? 409 : 422;
    }

    private static List<FieldError> errors(Rejected rejected) {
        return rejected.problems().stream()
                .map(problem -> new FieldError(problem.field(), code(problem.reason()), problem.message()))
                .toList();
    }

    static String code(LeadReason reason) {
        return switch (reason) {
            case DUPLICATE_EMAIL -> "duplicate-lead";
            case MISSING_REQUIRED_FIELD -> "missing-required-field";
            case INVALID_EMAIL -> "invalid-email";
            case INVALID_FIELD -> "invalid-field";
        };
    }
}
