package io.outbound.delivery;

import io.outbound.channel.ChannelSenders;
import io.outbound.channel.sandbox.SandboxInbox;
import io.outbound.channel.spi.Message;
import io.outbound.channel.spi.SendResult;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** The way out for one message: the channel's sender, or the sandbox inbox when the run was started in the sandbox. */
@ApplicationScoped
public class Wire {

    private ChannelSenders senders;
    private SandboxInbox sandbox;

    protected Wire() {}

    @Inject
    public Wire(ChannelSenders senders, SandboxInbox sandbox) {
        this.senders = senders;
        this.sandbox = sandbox;
    }

    SendResult send(Mailing mailing, Message message) {
        if (mailing.sandbox()) {
            return sandbox.receive(message);
        }
        return senders.of(mailing.channel())
                .filter(sender -> sender.configured())
                .map(sender -> sender.send(message))
                .orElseGet(() -> new SendResult.TemporaryFailure(
                        "channel-not-configured: there is no way out for this channel", Optional.empty()));
    }
}
