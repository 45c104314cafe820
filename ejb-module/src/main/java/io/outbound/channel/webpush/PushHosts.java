package io.outbound.channel.webpush;

import io.outbound.kernel.DomainException;
import io.outbound.outgoing.OutgoingRules;
import io.outbound.settings.Configuration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Which push services may be called: those of the browsers, unless {@code outbound.webpush.allowed-hosts} names others,
 * separated by commas; {@code *.example.net} is every host below it, {@code *} any. An endpoint comes from whoever visits a
 * page, so it has to keep the rules of all calls to addresses from outside as well.
 */
@ApplicationScoped
public class PushHosts {

    /** Chrome, Edge and others; Firefox; Windows; Safari. */
    private static final String BROWSERS = "fcm.googleapis.com,jmt17.google.com,updates.push.services.mozilla.com,"
            + "*.push.services.mozilla.com,*.notify.windows.com,*.push.apple.com";

    private OutgoingRules rules;
    private List<String> allowed = List.of();

    protected PushHosts() {}

    @Inject
    public PushHosts(OutgoingRules rules, Configuration configuration) {
        this(rules, configuration.text("outbound.webpush.allowed-hosts").orElse(BROWSERS));
    }

    PushHosts(OutgoingRules rules, String allowed) {
        this.rules = rules;
        this.allowed = Stream.of(allowed.split(","))
                .map(host -> host.strip().toLowerCase(Locale.ROOT))
                .filter(host -> !host.isEmpty())
                .toList();
    }

    /** @throws DomainException INVALID {@code push-endpoint-not-allowed}, {@code url-not-allowed} */
    URI check(String endpoint) {
        if (!isAllowed(endpoint)) {
            throw DomainException.invalid(
                    "push-endpoint-not-allowed", "/endpoint", "This is no push service that may be called.");
        }
        return rules.check(endpoint, "/endpoint");
    }

    boolean isAllowed(String endpoint) {
        String host = host(endpoint);
        return !host.isEmpty() && allowed.stream().anyMatch(pattern -> matches(pattern, host));
    }

    private static boolean matches(String pattern, String host) {
        return pattern.equals("*")
                || pattern.equals(host)
                || pattern.startsWith("*.") && host.endsWith(pattern.substring(1));
    }

    private static String host(String endpoint) {
        try {
            String host = URI.create(endpoint).getHost();
            return host == null ? "" : host.toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException notAnAddress) {
            return "";
        }
    }
}
