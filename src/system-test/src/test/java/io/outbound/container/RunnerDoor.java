package io.outbound.container;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** In place of the product's doors: who calls a test method holds the scopes that the method asks for. */
@ApplicationScoped
@Alternative
@Priority(3000)
public class RunnerDoor implements HttpAuthenticationMechanism {

    @Override
    public AuthenticationStatus validateRequest(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        request.setAttribute("io.outbound.web.decided", Boolean.TRUE);
        Set<String> scopes = scopes(request.getParameter("className"), request.getParameter("methodName"));
        return scopes.isEmpty() ? context.doNothing() : context.notifyContainerAboutLogin("runner", scopes);
    }

    private static Set<String> scopes(String type, String method) {
        if (type == null || method == null) {
            return Set.of();
        }
        try {
            Optional<Method> test = Arrays.stream(Class.forName(type).getDeclaredMethods())
                    .filter(any -> any.getName().equals(method))
                    .findFirst();
            return test.map(found -> found.getAnnotation(Holding.class))
                    .map(holding -> Set.of(holding.value()))
                    .orElse(Set.of());
        } catch (ClassNotFoundException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
