package io.outbound.setup;

import io.outbound.channel.ChannelSenders;
import io.outbound.channel.PublicLinks;
import io.outbound.kernel.ChannelId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** What is wrong with the ways out is said at the start, not by the first message. */
@ApplicationScoped
public class ChannelsAtStart {

    private static final Logger LOG = System.getLogger(ChannelsAtStart.class.getName());

    private ChannelSenders senders;
    private PublicLinks links;

    protected ChannelsAtStart() {}

    @Inject
    public ChannelsAtStart(ChannelSenders senders, PublicLinks links) {
        this.senders = senders;
        this.links = links;
    }

    /** @throws IllegalStateException with the sentence for the operator when a channel's configuration cannot be read */
    void requireReadable() {
        for (ChannelId channel : ChannelId.values()) {
            senders.configured(channel);
        }
    }

    void warnOfLinks() {
        if (links.areUnfitOn(ChannelId.EMAIL)) {
            LOG.log(
                    Level.WARNING,
                    "OUT-0145 Mail leaves with unsubscribe links that do not begin with https: set outbound.public-url to"
                            + " the https address of this server before you write to real people.");
        }
    }
}
