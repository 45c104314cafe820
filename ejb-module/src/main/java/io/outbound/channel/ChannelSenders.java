package io.outbound.channel;

import io.outbound.channel.spi.ChannelSender;
import io.outbound.kernel.ChannelId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Which sender carries which channel: every {@link ChannelSender} bean of the application, ours or the host's. */
@ApplicationScoped
public class ChannelSenders {

    private final Map<ChannelId, ChannelSender> senders = new EnumMap<>(ChannelId.class);

    protected ChannelSenders() {}

    @Inject
    public ChannelSenders(@Any Instance<ChannelSender> all) {
        all.forEach(sender -> senders.put(sender.channel(), sender));
    }

    public Optional<ChannelSender> of(ChannelId channel) {
        return Optional.ofNullable(senders.get(channel));
    }

    /** Whether messages of this channel can leave (seed 2.29 ff.: {@code CHANNEL_NOT_CONFIGURED} otherwise). */
    public boolean configured(ChannelId channel) {
        return of(channel).map(ChannelSender::configured).orElse(false);
    }
}
