package io.outbound.settings;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

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
        return configured()
                .orElseGet(() -> "http://localhost:" + configuration.number("outbound.port", 8080) + "/outbound");
    }

    /** As {@link #base}, when an operator has said how this server is reached. */
    public Optional<String> configured() {
        return configuration.text("outbound.public-url").map(url -> url.replaceAll("/+$", ""));
    }

    /** Whether people come by https, even where a proxy in front of the server ends it. */
    public boolean isHttps() {
        return configured().filter(url -> url.startsWith("https:")).isPresent();
    }
}
