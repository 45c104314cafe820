package io.outbound.rest;

import io.outbound.settings.PublicUrl;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.net.URI;
import java.util.Optional;

/**
 * Says where a new thing is below {@code outbound.public-url}, or else by its path alone (RFC 9110 §10.2.2): the Host
 * header of a request decides nothing.
 */
@Provider
public class Locations implements ContainerResponseFilter {

    @Inject
    private PublicUrl url;

    @Context
    private HttpServletRequest servlet;

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        Object location = response.getHeaders().getFirst(HttpHeaders.LOCATION);
        if (location != null) {
            URI place = place(URI.create(location.toString()), servlet.getContextPath(), url.configured());
            response.getHeaders().putSingle(HttpHeaders.LOCATION, place);
        }
    }

    /** @param location absolute, or relative to {@code /api/}, as JAX-RS implementations hand it on */
    static URI place(URI location, String root, Optional<String> publicUrl) {
        String path = location.getRawPath();
        String below = path.startsWith("/") ? path.substring(root.length()) : "/api/" + path;
        return URI.create(publicUrl.orElse(root) + below);
    }
}
