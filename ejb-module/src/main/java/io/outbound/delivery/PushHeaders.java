package io.outbound.delivery;

import io.outbound.kernel.DomainException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a web push says beside its words: where it leads, how long and how urgently it is to be delivered (RFC 8030 §5). */
final class PushHeaders {

    private static final Duration LONGEST = Duration.ofDays(28); // what push services keep a message for

    private PushHeaders() {}

    static Map<String, String> of(Mailing mailing, Claimed claimed, Instant now) {
        Map<String, String> headers = new LinkedHashMap<>();
        Duration left = Duration.between(now, claimed.wantedAt().plus(mailing.ttl()));
        Duration kept = left.compareTo(LONGEST) > 0 ? LONGEST : left;
        headers.put("TTL", String.valueOf(Math.max(0, kept.toSeconds())));
        headers.put("Urgency", mailing.broadcast() ? "normal" : "high");
        return headers;
    }

    /**
     * A link as values have made it.
     *
     * @throws DomainException INVALID {@code link-invalid}
     */
    static String link(String rendered) {
        try {
            URI uri = new URI(rendered.strip());
            if ("https".equalsIgnoreCase(uri.getScheme()) && uri.getHost() != null && uri.getUserInfo() == null) {
                return uri.toASCIIString();
            }
        } catch (URISyntaxException e) {
            // said below
        }
        throw DomainException.invalid("link-invalid", "/link", "The values make no https address of the link.");
    }
}
