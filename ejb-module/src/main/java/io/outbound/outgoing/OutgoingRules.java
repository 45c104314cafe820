package io.outbound.outgoing;

import io.outbound.kernel.DomainException;
import io.outbound.settings.Configuration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What may be called: https on the public internet. {@code outbound.dev} (off) lets http and https reach the loopback
 * interface, for development; {@code outbound.outgoing.private-hosts} names hosts, separated by commas, whose addresses
 * may be private ones.
 */
@ApplicationScoped
public class OutgoingRules {

    private static final Pattern NAME =
            Pattern.compile("(?i)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*\\.?");
    private static final Pattern DOTTED = Pattern.compile("(\\d{1,3}\\.){3}\\d{1,3}");
    private static final Pattern NUMERIC = Pattern.compile("(?i)(.*\\.)?(0x[0-9a-f]*|\\d+)\\.?");
    private static final int LONGEST = 2_000;

    /** Finds the addresses of a host. */
    @FunctionalInterface
    interface Resolver {
        InetAddress[] resolve(String host) throws IOException;
    }

    private boolean dev;
    private Set<String> privateHosts;
    private Resolver resolver;

    protected OutgoingRules() {}

    @Inject
    public OutgoingRules(Configuration configuration) {
        this(
                configuration.flag("outbound.dev", false),
                Stream.of(configuration
                                .text("outbound.outgoing.private-hosts")
                                .orElse("")
                                .split(","))
                        .map(host -> host.strip().toLowerCase(Locale.ROOT))
                        .collect(Collectors.toSet()),
                InetAddress::getAllByName);
    }

    public OutgoingRules(boolean dev, Set<String> privateHosts) {
        this(dev, privateHosts, InetAddress::getAllByName);
    }

    OutgoingRules(boolean dev, Set<String> privateHosts, Resolver resolver) {
        this.dev = dev;
        this.privateHosts = privateHosts;
        this.resolver = resolver;
    }

    /**
     * For what a person enters. A name that cannot be resolved now passes: it is looked at again with each call.
     *
     * @param pointer to the field at fault
     * @throws DomainException INVALID {@code url-not-allowed}
     */
    public URI check(String url, String pointer) {
        try {
            URI uri = read(url);
            require(dev || "https".equalsIgnoreCase(uri.getScheme()), "Only https.");
            for (InetAddress address : resolvedIfPossible(uri)) {
                require(mayCall(uri, address), "This address is not on the public internet.");
            }
            return uri;
        } catch (NotAllowedException e) {
            throw DomainException.invalid("url-not-allowed", pointer, e.getMessage());
        }
    }

    private List<InetAddress> resolvedIfPossible(URI uri) {
        try {
            return List.of(resolver.resolve(host(uri)));
        } catch (IOException unknownNow) {
            return List.of();
        }
    }

    private static URI read(String url) throws NotAllowedException {
        require(
                url != null && !url.isBlank() && url.length() <= LONGEST,
                "A URL is needed, of 2,000 characters at most.");
        try {
            URI uri = new URI(url.strip());
            require(
                    "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme()),
                    "Only https.");
            require(
                    uri.getUserInfo() == null && uri.getFragment() == null,
                    "No user, password or fragment in the URL.");
            require(uri.getHost() != null && uri.getPort() <= 0xFFFF && uri.getPort() != 0, "The URL has no host.");
            String host = host(uri);
            require(host.contains(":") || isName(host), "The host of the URL is none.");
            require(uri.getRawAuthority().chars().allMatch(c -> c > 0x20 && c < 0x7F), "The host of the URL is none.");
            return uri;
        } catch (URISyntaxException e) {
            throw new NotAllowedException("This is no URL.");
        }
    }

    /** Numbers that are no plain dotted address are read in different ways by different programs. */
    private static boolean isName(String host) {
        return DOTTED.matcher(host).matches()
                || NAME.matcher(host).matches() && !NUMERIC.matcher(host).matches();
    }

    /** Without the brackets of IPv6. */
    static String host(URI uri) {
        String host = uri.getHost();
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    /**
     * Where a call goes: the name is resolved once, here.
     *
     * @throws NotAllowedException when it may not be called; nothing was connected
     * @throws IOException when the name has no address
     */
    InetAddress target(URI uri) throws IOException {
        read(uri.toString());
        InetAddress[] found = resolver.resolve(host(uri));
        for (InetAddress address : found) {
            require(mayCall(uri, address), "The address is not on the public internet.");
        }
        return found[0];
    }

    private boolean mayCall(URI uri, InetAddress address) {
        boolean secure = "https".equalsIgnoreCase(uri.getScheme());
        if (address.isLoopbackAddress() && dev) {
            return true;
        }
        return secure
                && (OutgoingAddress.isPublic(address)
                        || privateHosts.contains(host(uri).toLowerCase(Locale.ROOT)));
    }

    private static void require(boolean holds, String otherwise) throws NotAllowedException {
        if (!holds) {
            throw new NotAllowedException(otherwise);
        }
    }

    /** Must not be called, ever or as things are. */
    static final class NotAllowedException extends IOException {

        private static final long serialVersionUID = 1L;

        NotAllowedException(String message) {
            super(message);
        }
    }
}
