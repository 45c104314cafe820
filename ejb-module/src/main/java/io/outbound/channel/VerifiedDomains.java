package io.outbound.channel;

import io.outbound.address.EmailAddress;
import io.outbound.settings.Configuration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Domains whose every address may send, because the operator says so: {@code outbound.email.verified-domains}, separated
 * by commas.
 */
@ApplicationScoped
public class VerifiedDomains {

    private Set<String> domains = Set.of();

    protected VerifiedDomains() {}

    @Inject
    public VerifiedDomains(Configuration configuration) {
        this(configuration.text("outbound.email.verified-domains").orElse(""));
    }

    public VerifiedDomains(String commaSeparated) {
        domains = Arrays.stream(commaSeparated.split(","))
                .map(domain -> domain.strip().toLowerCase(Locale.ROOT))
                .filter(domain -> !domain.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether this sender may send: its address was confirmed, or its domain is known. */
    public boolean mayUse(Sender sender) {
        return sender.isVerified() || know(sender.address());
    }

    /** Whether the address is of such a domain. */
    public boolean know(String address) {
        return Optional.ofNullable(address)
                .flatMap(EmailAddress::tryParse)
                .map(known -> domains.contains(known.domain().toLowerCase(Locale.ROOT)))
                .orElse(false);
    }
}
