package io.outbound.consent;

import io.outbound.settings.Configuration;
import io.outbound.settings.Secrets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Links that let a recipient leave by one click: signed, so that they cannot be guessed for somebody else. */
@ApplicationScoped
public class UnsubscribeLinks {

    private static final String PURPOSE = "unsubscribe";
    private static final Pattern MAILABLE = Pattern.compile("[A-Za-z0-9._+-]+@[A-Za-z0-9.-]+");

    private Secrets secrets;
    private String base;

    protected UnsubscribeLinks() {}

    @Inject
    public UnsubscribeLinks(Secrets secrets, Configuration configuration) {
        this(
                secrets,
                configuration
                        .text("outbound.public-url")
                        .orElse("http://localhost:" + configuration.number("outbound.port", 8080) + "/outbound"));
    }

    public UnsubscribeLinks(Secrets secrets, String publicUrl) {
        this.secrets = secrets;
        this.base = publicUrl.replaceAll("/+$", "") + "/t/u/";
    }

    public String url(long deliveryId) {
        return base + secrets.sign(PURPOSE, Long.toString(deliveryId));
    }

    /** The List-Unsubscribe field (RFC 2369 §3.2): the link, and the sender's mailbox for clients without the web. */
    public String header(String url, String senderAddress) {
        boolean mailable =
                senderAddress != null && MAILABLE.matcher(senderAddress).matches();
        return mailable ? "<" + url + ">, <mailto:" + senderAddress + "?subject=unsubscribe>" : "<" + url + ">";
    }

    OptionalLong delivery(String token) {
        return secrets.verify(PURPOSE, token).stream()
                .mapToLong(Long::parseLong)
                .findFirst();
    }
}
