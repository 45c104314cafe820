package io.outbound.channel;

import io.outbound.kernel.ChannelId;
import io.outbound.settings.PublicUrl;
import io.outbound.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** The links that messages carry: whether the people who get them, and their providers, can use them. */
@ApplicationScoped
public class PublicLinks {

    private ChannelSenders senders;
    private Settings settings;
    private PublicUrl publicUrl;

    protected PublicLinks() {}

    @Inject
    public PublicLinks(ChannelSenders senders, Settings settings, PublicUrl publicUrl) {
        this.senders = senders;
        this.settings = settings;
        this.publicUrl = publicUrl;
    }

    /** Whether messages really leave on this channel with links that are not https, as RFC 8058 §3.1 asks. */
    public boolean areUnfitOn(ChannelId channel) {
        return senders.configured(channel) && !settings.current().sandbox() && !publicUrl.isHttps();
    }
}
