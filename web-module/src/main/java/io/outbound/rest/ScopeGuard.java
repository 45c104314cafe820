package io.outbound.rest;

import io.outbound.rest.problem.Problem;
import io.outbound.rest.problem.ProblemException;
import io.outbound.security.CurrentActor;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.reflect.Method;
import java.util.Set;

/**
 * Holds {@code @RolesAllowed} and {@code @PermitAll} of resources on every server: some JAX-RS implementations ignore
 * them. A method that says nothing may be called by nobody.
 */
@Provider
public class ScopeGuard implements DynamicFeature {

    private static final Logger LOG = System.getLogger(ScopeGuard.class.getName());

    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        Method method = resource.getResourceMethod();
        Class<?> type = resource.getResourceClass();
        // what the JAX-RS implementation answers by itself, for example to OPTIONS, carries nothing of ours
        if (method.isAnnotationPresent(PermitAll.class) || !type.getName().startsWith("io.outbound.")) {
            return;
        }
        RolesAllowed roles = method.getAnnotation(RolesAllowed.class);
        if (roles == null && type.isAnnotationPresent(PermitAll.class)) {
            return;
        }
        if (roles == null && !type.isAnnotationPresent(RolesAllowed.class)) {
            LOG.log(
                    Level.WARNING,
                    "OUT-0051 {0}.{1} names no scope: nobody may call it",
                    type.getName(),
                    method.getName());
        }
        RolesAllowed counting = roles != null ? roles : type.getAnnotation(RolesAllowed.class);
        context.register(new Check(counting == null ? Set.of() : Set.of(counting.value())), Priorities.AUTHORIZATION);
    }

    /** Lets a caller pass who has one of the scopes. */
    private record Check(Set<String> scopes) implements ContainerRequestFilter {

        @Override
        public void filter(ContainerRequestContext request) {
            CurrentActor actor = CDI.current().select(CurrentActor.class).get();
            if (scopes.stream().noneMatch(scope -> actor.get().may(scope))) {
                throw new ProblemException(Problem.of(403, "forbidden"));
            }
        }
    }
}
