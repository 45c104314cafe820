package io.outbound.channel.sms;

import io.outbound.address.PhoneNumber;
import io.outbound.balance.SmsText;
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

/** SMS by the gateway that is described under {@code outbound.sms.http}. */
@ApplicationScoped
public class SmsSender implements ChannelSender {

    /** What a call can be filled with. */
    static final Set<String> VALUES = Set.of("to", "number", "from", "text", "reference", "encoding", "segments");

    private Optional<HttpGateway> http = Optional.empty();

    protected SmsSender() {}

    @Inject
    public SmsSender(Configuration configuration, OutgoingExchanges exchanges, Clock clock) {
        this(HttpGateway.read(configuration, "outbound.sms.http", VALUES, exchanges, clock));
    }

    SmsSender(Optional<HttpGateway> http) {
        this.http = http;
    }

    @Override
    public ChannelId channel() {
        return ChannelId.SMS;
    }

    @Override
    public boolean configured() {
        return http.isPresent();
    }

    @Override
    public SendResult send(Message message) {
        return PhoneNumber.key(message.recipient())
                .map(number -> send(message, number))
                .orElseGet(() -> new PermanentFailure("invalid-phone: this is no phone number", false));
    }

    private SendResult send(Message message, String number) {
        String reference = message.messageId().replaceAll("[<>]", "");
        Map<String, String> values = Map.of(
                "to",
                PhoneNumber.dialled(message.recipient(), number),
                "number",
                number,
                "from",
                String.valueOf(message.senderAddress()),
                "text",
                message.plain(),
                "reference",
                reference,
                "encoding",
                SmsText.isGsm(message.plain()) ? "GSM7" : "UCS2",
                "segments",
                String.valueOf(SmsText.segments(message.plain())));
        return http.orElseThrow().send(values, reference);
    }
}
