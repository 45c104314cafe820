package io.outbound.channel.webpush;

import io.outbound.settings.Configuration;
import io.outbound.settings.PublicUrl;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The sites whose pages may subscribe their visitors: {@code outbound.webpush.origins}, separated by commas, each as a
 * browser writes it ({@code https://shop.example.com}), and the one that this server is reached at.
 */
@ApplicationScoped
public class PageOrigins {

    private Set<String> allowed = Set.of();

    protected PageOrigins() {}

    @Inject
    public PageOrigins(Configuration configuration, PublicUrl publicUrl) {
        this(configuration.text("outbound.webpush.origins").orElse(""), publicUrl.base());
    }

    PageOrigins(String origins, String publicUrl) {
        URI mine = URI.create(publicUrl);
        this.allowed = Stream.concat(
                        Stream.of(origins.split(",")), Stream.of(mine.getScheme() + "://" + mine.getRawAuthority()))
                .map(origin -> origin.strip().toLowerCase(Locale.ROOT))
                .filter(origin -> !origin.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** @param origin the header of that name; null: not a page */
    public boolean isAllowed(String origin) {
        return origin != null && allowed.contains(origin.toLowerCase(Locale.ROOT));
    }
}
