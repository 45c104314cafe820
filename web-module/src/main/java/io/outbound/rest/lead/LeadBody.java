package io.outbound.rest.lead;

import io.outbound.kernel.DomainException;
import io.outbound.kernel.DomainException.Kind;
import io.outbound.kernel.FieldError;
import io.outbound.lead.LeadInjection;
import io.outbound.rest.Caller;
import io.outbound.rest.json.JsonTree;
import io.outbound.rest.json.LimitedBody;
import io.outbound.rest.json.RecordBinder;
import io.outbound.rest.problem.Problem;
import io.outbound.rest.problem.ProblemException;
import io.outbound.rest.problem.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.UUID;

/**
 * Reads the body of an injection. One that cannot be read is a refusal that belongs in the log; text that cannot be
 * stored is left to the core, which refuses the one lead that it is in.
 */
@ApplicationScoped
public class LeadBody {

    private LeadInjection injection;
    private Caller caller;

    protected LeadBody() {}

    @Inject
    public LeadBody(LeadInjection injection, Caller caller) {
        this.injection = injection;
        this.caller = caller;
    }

    <T> T read(InputStream body, int limit, Class<T> type) throws IOException {
        try {
            JsonValue tree = JsonTree.parseWithAnyText(LimitedBody.read(body, limit));
            if (!(tree instanceof JsonObject)) {
                throw new DomainException(Kind.MALFORMED, "wrong-type", "The body must be an object.");
            }
            return RecordBinder.bind(tree, type);
        } catch (DomainException e) {
            throw new ProblemException(refuse(e));
        }
    }

    private Problem refuse(DomainException e) {
        String pointer =
                e.errors().stream().findFirst().map(FieldError::pointer).orElse("");
        Optional<UUID> logId =
                injection.refuseUnreadable(caller.actor(), caller.description(), pointer, e.getMessage());
        Problem problem = Problems.of(e);
        return logId.isPresent() ? problem.with("logId", logId.get()) : problem;
    }
}
