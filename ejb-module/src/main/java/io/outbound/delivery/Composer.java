package io.outbound.delivery;

import io.outbound.channel.spi.Message;
import io.outbound.consent.UnsubscribeLinks;
import io.outbound.kernel.ChannelId;
import io.outbound.template.RenderedContent;
import io.outbound.tracking.TrackedHtml;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Makes the message of one delivery. Templates see the recipient as {@code profile}, what the caller or the run says as
 * {@code context}, and {@code context.system.unsubscribeUrl} in broadcasts.
 */
@ApplicationScoped
public class Composer {

    private UnsubscribeLinks links;
    private TrackedHtml tracked;
    private Clock clock;

    protected Composer() {}

    @Inject
    public Composer(UnsubscribeLinks links, TrackedHtml tracked, Clock clock) {
        this.links = links;
        this.tracked = tracked;
        this.clock = clock;
    }

    /** @throws io.outbound.kernel.DomainException when the template cannot be filled in for this recipient */
    Message compose(Mailing mailing, Claimed claimed) {
        RecipientData.Variables variables = claimed.data().read();
        boolean mail = mailing.channel() == ChannelId.EMAIL;
        boolean push = mailing.channel() == ChannelId.WEBPUSH;
        Map<String, String> headers = new LinkedHashMap<>();
        if (mailing.broadcast()) {
            String url = links.url(mailing.channel(), claimed.key(), mailing.campaignId());
            variables.context().put("system", Map.of("unsubscribeUrl", url));
            if (mail) {
                headers.put("List-Unsubscribe", links.header(url, mailing.senderAddress()));
                headers.put("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
                headers.put("Feedback-ID", mailing.campaignId() + ":" + mailing.executionId() + ":campaign:outbound");
            }
            if (push) {
                headers.put("List-Unsubscribe", links.header(url, null));
            }
        }
        RenderedContent content = mailing.template().render(variables.profile(), variables.context());
        if (push) {
            headers.putAll(PushHeaders.of(mailing, claimed, clock.instant()));
        }
        return new Message(
                claimed.id(),
                mailing.channel(),
                MessageIds.of(claimed.id(), claimed.executionId(), mailing.messageIdDomain()),
                mailing.senderName(),
                mailing.senderAddress(),
                claimed.address(),
                content.subject(),
                mail ? tracked.of(content.html(), claimed.id()) : content.html(),
                content.plain(),
                push ? link(content, claimed) : content.link(),
                headers,
                clock.instant(),
                mailing.attachments());
    }

    private String link(RenderedContent content, Claimed claimed) {
        return content.link().isBlank() ? "" : tracked.link(PushHeaders.link(content.link()), claimed.id());
    }
}
