package io.outbound.consent;

import io.outbound.kernel.ChannelId;
import io.outbound.settings.PublicUrl;
import io.outbound.settings.Secrets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
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
    public UnsubscribeLinks(Secrets secrets, PublicUrl publicUrl) {
        this(secrets, publicUrl.base());
    }

    public UnsubscribeLinks(Secrets secrets, String publicUrl) {
        this.secrets = secrets;
        this.base = publicUrl.replaceAll("/+$", "") + "/t/u/";
    }

    /**
     * The link says all that it takes: it works as long as the mailbox keeps it, whatever becomes of the campaign.
     *
     * @param key canonical address; the link holds its keyed hash only
     */
    public String url(ChannelId channel, String key, UUID campaignId) {
        return base + secrets.sign(PURPOSE, channel + " " + Suppressions.hash(secrets, key) + " " + campaignId);
    }

    /** The List-Unsubscribe field (RFC 2369 §3.2): the link, and the sender's mailbox for clients without the web. */
    public String header(String url, String senderAddress) {
        boolean mailable =
                senderAddress != null && MAILABLE.matcher(senderAddress).matches();
        return mailable ? "<" + url + ">, <mailto:" + senderAddress + "?subject=unsubscribe>" : "<" + url + ">";
    }

    /** What a link of ours says; empty for any other. */
    Optional<String> payload(String token) {
        return secrets.verify(PURPOSE, token);
    }
}
