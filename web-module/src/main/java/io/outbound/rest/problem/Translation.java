package io.outbound.rest.problem;

import io.outbound.kernel.DomainException;
import io.outbound.kernel.TooManyException;
import io.outbound.settings.KeyUnavailableException;
import io.outbound.store.StoreFault;
import jakarta.ejb.AccessLocalException;
import jakarta.ejb.EJBAccessException;
import jakarta.ws.rs.WebApplicationException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Whatever was thrown to the problem that the caller may see. The container wraps: the innermost known cause counts. */
final class Translation {

    private static final Map<DomainException.Kind, Integer> STATUS = Map.of(
            DomainException.Kind.MALFORMED, 400,
            DomainException.Kind.FORBIDDEN, 403,
            DomainException.Kind.NOT_FOUND, 404,
            DomainException.Kind.CONFLICT, 409,
            DomainException.Kind.STALE, 412,
            DomainException.Kind.TOO_LARGE, 413,
            DomainException.Kind.INVALID, 422,
            DomainException.Kind.TOO_MANY, 429);

    private Translation() {}

    /** Empty for what nobody foresaw. */
    static Optional<Problem> of(Throwable thrown) {
        List<Throwable> causes = causes(thrown);
        return causes.stream()
                .map(Translation::known)
                .flatMap(Optional::stream)
                .findFirst()
                .or(() -> StoreFault.in(thrown).map(Translation::store))
                .or(() -> causes.stream()
                        .filter(WebApplicationException.class::isInstance)
                        .map(e -> web((WebApplicationException) e))
                        .findFirst());
    }

    private static Optional<Problem> known(Throwable thrown) {
        if (thrown instanceof ProblemException refused) {
            return Optional.of(refused.problem());
        }
        if (thrown instanceof DomainException no) {
            return Optional.of(domain(no));
        }
        if (thrown instanceof KeyUnavailableException) {
            return Optional.of(store(StoreFault.CREDENTIAL_REFUSED));
        }
        if (thrown instanceof EJBAccessException
                || thrown instanceof AccessLocalException
                || thrown instanceof SecurityException) {
            return Optional.of(Problem.of(403, "forbidden"));
        }
        return Optional.empty();
    }

    private static Problem store(StoreFault fault) {
        return switch (fault) {
            case CREDENTIAL_REFUSED -> Problem.of(500, "storage-authentication-failed");
            case UNAVAILABLE -> Problem.of(503, "storage-unavailable").retryAfter(5);
            case STALE -> Problem.of(412, "version-conflict");
        };
    }

    static Problem domain(DomainException no) {
        Problem problem =
                Problem.of(STATUS.get(no.kind()), no.code(), no.getMessage()).errors(no.errors());
        for (Map.Entry<String, Object> fact : no.facts().entrySet()) {
            problem = problem.with(fact.getKey(), fact.getValue());
        }
        return no instanceof TooManyException later
                ? problem.retryAfter(later.pause().plusMillis(999).toSeconds())
                : problem;
    }

    private static Problem web(WebApplicationException thrown) {
        Problem problem = Problem.of(thrown.getResponse().getStatus());
        String allow = thrown.getResponse().getHeaderString("Allow");
        return allow == null ? problem : problem.header("Allow", allow);
    }

    /** The chain from the outside in. */
    private static List<Throwable> causes(Throwable thrown) {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        List<Throwable> chain = new ArrayList<>();
        for (Throwable cause = thrown; cause != null && seen.add(cause); cause = cause.getCause()) {
            chain.add(cause);
        }
        return chain;
    }
}
