package io.outbound.tracking;

import io.outbound.settings.PublicUrl;
import io.outbound.settings.Secrets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/**
 * Links that tell us of an open or a click. Signed: nobody can invent an open, and the address a click leads to is part
 * of what is signed, so that our server never sends people to places that no message of ours named.
 */
@ApplicationScoped
public class TrackingLinks {

    private static final String OPEN = "open";
    private static final String CLICK = "click";

    private Secrets secrets;
    private String base;

    protected TrackingLinks() {}

    @Inject
    public TrackingLinks(Secrets secrets, PublicUrl publicUrl) {
        this(secrets, publicUrl.base());
    }

    /** @param base where recipients reach us, without a slash at its end */
    public TrackingLinks(Secrets secrets, String base) {
        this.secrets = secrets;
        this.base = base;
    }

    /** A followed link: which message it was in and where it leads. */
    public record Click(long deliveryId, String url) {}

    String open(long deliveryId) {
        return base + "/t/o/" + secrets.sign(OPEN, Long.toString(deliveryId));
    }

    String click(long deliveryId, String url) {
        return base + "/t/c/" + secrets.sign(CLICK, deliveryId + " " + url);
    }

    /** Whether a link leads back to us: such a link is left as it is. */
    boolean isOurs(String url) {
        return url.startsWith(base + "/t/");
    }

    /** The message whose pixel this is; empty when it is none of ours. */
    public Optional<Long> opened(String token) {
        return secrets.verify(OPEN, token).map(Long::valueOf);
    }

    /** What was clicked; empty when it is no link of ours. */
    public Optional<Click> clicked(String token) {
        return secrets.verify(CLICK, token).map(TrackingLinks::click);
    }

    private static Click click(String payload) {
        int space = payload.indexOf(' ');
        return new Click(Long.parseLong(payload.substring(0, space)), payload.substring(space + 1));
    }
}
