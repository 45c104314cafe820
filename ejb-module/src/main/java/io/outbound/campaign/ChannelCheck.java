package io.outbound.campaign;

import io.outbound.channel.ChannelSenders;
import io.outbound.kernel.ChannelId;
import io.outbound.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** Whether messages have a way to go. With the sandbox on, messages of every channel land in the sandbox inbox. */
@ApplicationScoped
public class ChannelCheck {

    private ChannelSenders channels;
    private Settings settings;

    protected ChannelCheck() {}

    @Inject
    public ChannelCheck(ChannelSenders channels, Settings settings) {
        this.channels = channels;
        this.settings = settings;
    }

    Optional<ReasonCode> reason(ChannelId channel) {
        boolean canLeave = channels.configured(channel) || settings.current().sandbox();
        return canLeave ? Optional.empty() : Optional.of(ReasonCode.CHANNEL_NOT_CONFIGURED);
    }
}
