package io.outbound.settings;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Where callers reach us: as configured, never what a request's Host header says. */
@ApplicationScoped
public class PublicUrl {

    private Configuration configuration;

    protected PublicUrl() {}

    @Inject
    public PublicUrl(Configuration configuration) {
        this.configuration = configuration;
    }

    /** Without a slash at its end, the context root included. */
    public String base() {
        return configuration
                .text("outbound.public-url")
                .map(url -> url.replaceAll("/+$", ""))
                .orElseGet(() -> "http://localhost:" + configuration.number("outbound.port", 8080) + "/outbound");
    }
}
