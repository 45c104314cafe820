package io.outbound.delivery;

import io.outbound.channel.ChannelSenders;
import io.outbound.channel.sandbox.SandboxInbox;
import io.outbound.channel.spi.Message;
import io.outbound.channel.spi.SendResult;
import io.outbound.settings.Settings;
import io.outbound.store.StoreException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/**
 * The way out for one message: the channel's sender, or the sandbox inbox when the run was started in the sandbox or the
 * sandbox has been switched on since.
 */
@ApplicationScoped
public class Wire {

    private ChannelSenders senders;
    private SandboxInbox sandbox;
    private Settings settings;

    protected Wire() {}

    @Inject
    public Wire(ChannelSenders senders, SandboxInbox sandbox, Settings settings) {
        this.senders = senders;
        this.sandbox = sandbox;
        this.settings = settings;
    }

    SendResult send(Mailing mailing, Message message) {
        boolean stays;
        try {
            stays = mailing.sandbox() || settings.current().sandbox();
        } catch (StoreException e) {
            return new SendResult.TemporaryFailure(
                    "sandbox-unknown: the settings cannot be read (SQLState " + e.sqlState() + ")", Optional.empty());
        }
        return stays ? sandbox.receive(message) : leave(mailing, message);
    }

    private SendResult leave(Mailing mailing, Message message) {
        return senders.of(mailing.channel())
                .filter(sender -> sender.configured())
                .map(sender -> sender.send(message))
                .orElseGet(() -> new SendResult.TemporaryFailure(
                        "channel-not-configured: there is no way out for this channel", Optional.empty()));
    }
}
