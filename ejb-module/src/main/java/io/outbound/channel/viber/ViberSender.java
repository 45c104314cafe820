package io.outbound.channel.viber;

import io.outbound.address.PhoneNumber;
import io.outbound.channel.gateway.HttpGateway;
import io.outbound.channel.spi.ChannelSender;
import io.outbound.channel.spi.Message;
import io.outbound.channel.spi.SendResult;
import io.outbound.channel.spi.SendResult.PermanentFailure;
import io.outbound.kernel.ChannelId;
import io.outbound.outgoing.OutgoingExchanges;
import io.outbound.settings.Configuration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Viber: to phone numbers by the gateway for business messages that is described under {@code outbound.viber.http}, to
 * people who have subscribed to the bot by the bot.
 */
@ApplicationScoped
public class ViberSender implements ChannelSender {

    /** What a call for a business message can be filled with. */
    static final Set<String> VALUES = Set.of("to", "number", "from", "text", "reference", "link", "caption");

    private Optional<ViberBot> bot = Optional.empty();
    private Optional<HttpGateway> business = Optional.empty();

    protected ViberSender() {}

    @Inject
    public ViberSender(Configuration configuration, OutgoingExchanges exchanges, Clock clock) {
        this(
                ViberBot.read(configuration, exchanges, clock),
                HttpGateway.read(configuration, "outbound.viber.http", VALUES, exchanges, clock));
    }

    ViberSender(Optional<ViberBot> bot, Optional<HttpGateway> business) {
        this.bot = bot;
        this.business = business;
    }

    @Override
    public ChannelId channel() {
        return ChannelId.VIBER;
    }

    @Override
    public boolean configured() {
        return bot.isPresent() || business.isPresent();
    }

    @Override
    public SendResult send(Message message) {
        String reference = message.messageId().replaceAll("[<>]", "");
        return PhoneNumber.key(message.recipient())
                .map(number -> business.map(gateway -> gateway.send(values(message, number, reference), reference))
                        .orElseGet(() -> noWay("phone numbers need outbound.viber.http.url")))
                .orElseGet(() -> bot.map(viber -> viber.send(message, reference))
                        .orElseGet(() -> noWay("subscribers need outbound.viber.base-url")));
    }

    private static SendResult noWay(String why) {
        return new PermanentFailure("viber-way-missing: " + why, false);
    }

    private static Map<String, String> values(Message message, String number, String reference) {
        return Map.of(
                "to",
                PhoneNumber.dialled(message.recipient(), number),
                "number",
                number,
                "from",
                String.valueOf(message.senderName()),
                "text",
                message.plain(),
                "reference",
                reference,
                "link",
                message.link() == null ? "" : message.link(),
                "caption",
                message.subject() == null ? "" : message.subject());
    }
}
