package io.outbound.rest.webpush;

import io.outbound.channel.webpush.PageOrigins;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;

/**
 * Lets browsers give the answers of {@link PushResource}, refusals too, to pages of the configured origins; no cookies. What
 * browsers ask beforehand (OPTIONS) the JAX-RS implementation answers by itself.
 */
@Provider
public class CrossOriginFilter implements ContainerResponseFilter {

    private static final String PATH = "v1/push/";

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        String path = request.getUriInfo().getPath();
        if (!path.startsWith(PATH) && !path.startsWith("/" + PATH)) {
            return;
        }
        String origin = request.getHeaderString("Origin");
        MultivaluedMap<String, Object> headers = response.getHeaders();
        headers.add("Vary", "Origin");
        if (CDI.current().select(PageOrigins.class).get().isAllowed(origin)) {
            headers.putSingle("Access-Control-Allow-Origin", origin);
            headers.putSingle("Access-Control-Allow-Methods", "GET, POST");
            headers.putSingle("Access-Control-Allow-Headers", "content-type");
            headers.putSingle("Access-Control-Max-Age", "7200");
        }
    }
}
