package io.outbound.lead;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What became of one lead. */
public sealed interface InjectionResult {

    /** @param warnings sentences for a person; usually none */
    record Created(UUID id, List<String> warnings) implements InjectionResult {}

    /**
     * Not added, and the log could not be told why, while others of the same submission were added: to be sent again.
     */
    record NotLogged() implements InjectionResult {}

    /**
     * @param matchedLeadId the similar lead, for callers that may read leads
     * @param logId empty when the refusal was only counted
     */
    record Rejected(List<LeadProblem> problems, Optional<UUID> matchedLeadId, Optional<UUID> logId)
            implements InjectionResult {

        public boolean has(LeadReason reason) {
            return problems.stream().anyMatch(problem -> problem.reason() == reason);
        }
    }
}
