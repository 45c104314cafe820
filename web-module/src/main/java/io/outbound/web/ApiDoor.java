package io.outbound.web;

import io.outbound.rest.problem.Problem;
import io.outbound.rest.problem.ProblemJson;
import io.outbound.rest.problem.Problems;
import io.outbound.rest.problem.RequestId;
import io.outbound.security.ApiCallRefused;
import io.outbound.security.ApiKey;
import io.outbound.security.KeyRing;
import io.outbound.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code /api}: a key with each call; no session is looked at and none is made, so no cookie can stand in for a key. */
@ApplicationScoped
public class ApiDoor {

    private static final Problem NO_KEY =
            Problem.of(401, "unauthenticated").header("WWW-Authenticate", "Bearer realm=\"outbound\"");
    private static final Problem KEY_IN_URL = Problem.of(400, "key-in-url");

    private KeyRing ring;
    private Settings settings;
    private Event<ApiCallRefused> refused;

    protected ApiDoor() {}

    @Inject
    public ApiDoor(KeyRing ring, Settings settings, Event<ApiCallRefused> refused) {
        this.ring = ring;
        this.settings = settings;
        this.refused = refused;
    }

    AuthenticationStatus enter(HttpServletRequest request, HttpServletResponse response, HttpMessageContext context)
            throws IOException {
        try {
            PresentedKeys presented = PresentedKeys.of(request);
            if (presented.inUrl().isPresent() && !settings.current().acceptKeyInUrl()) {
                return refuse(KEY_IN_URL, request, response);
            }
            Optional<ApiKey> key = recognise(presented);
            if (key.isEmpty()) {
                return refuse(FeedAccess.isFeed(request) ? FeedAccess.challenge() : NO_KEY, request, response);
            }
            Admission.is(request, key.get().actor());
            return context.notifyContainerAboutLogin(
                    key.get().actor().name(), key.get().scopes());
        } catch (RuntimeException e) {
            ProblemJson.send(Problems.of(e, request), request, response);
            return AuthenticationStatus.SEND_FAILURE;
        }
    }

    private Optional<ApiKey> recognise(PresentedKeys presented) {
        List<String> texts = new ArrayList<>(presented.inHeaders());
        presented.inUrl().ifPresent(texts::add);
        return texts.stream().map(ring::recognise).flatMap(Optional::stream).findFirst();
    }

    private AuthenticationStatus refuse(Problem problem, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        refused.fire(new ApiCallRefused(
                problem.status(),
                problem.code(),
                request.getMethod(),
                Zone.path(request),
                Optional.empty(),
                request.getRemoteAddr(),
                Optional.ofNullable(request.getHeader("User-Agent")).orElse(""),
                RequestId.of(request)));
        ProblemJson.send(problem, request, response);
        return AuthenticationStatus.SEND_FAILURE;
    }
}
