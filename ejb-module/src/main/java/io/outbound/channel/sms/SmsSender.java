package io.outbound.channel.sms;

import io.outbound.address.PhoneNumber;
import io.outbound.channel.gateway.HttpGateway;
import io.outbound.channel.spi.ChannelSender;
import io.outbound.channel.spi.Message;
import io.outbound.channel.spi.MessageReports;
import io.outbound.channel.spi.SendResult;
import io.outbound.channel.spi.SendResult.PermanentFailure;
import io.outbound.kernel.ChannelId;
import io.outbound.outgoing.OutgoingExchanges;
import io.outbound.settings.Configuration;
import io.outbound.sms.SmsText;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * SMS by the message centre at {@code outbound.sms.smpp.url}, else by the gateway that is described under
 * {@code outbound.sms.http}.
 */
@ApplicationScoped
public class SmsSender implements ChannelSender {

    private static final Logger LOG = System.getLogger(SmsSender.class.getName());

    /** What a call can be filled with. */
    static final Set<String> VALUES = Set.of("to", "number", "from", "text", "reference", "encoding", "segments");

    private static final long CENTRE_MILLIS = 10_000;

    private Optional<HttpGateway> http = Optional.empty();
    private Optional<SmppLink> centre = Optional.empty();
    private boolean payload;

    protected SmsSender() {}

    @Inject
    public SmsSender(Configuration configuration, OutgoingExchanges exchanges, MessageReports reports, Clock clock) {
        Optional<SmppUrl> url = configuration.text("outbound.sms.smpp.url").map(SmppUrl::parse);
        this.http = HttpGateway.read(configuration, "outbound.sms.http", VALUES, exchanges, clock);
        this.centre = url.map(one -> new SmppLink(one, reports, CENTRE_MILLIS));
        this.payload = url.map(SmppUrl::payload).orElse(false);
    }

    SmsSender(Optional<HttpGateway> http) {
        this(http, Optional.empty(), false);
    }

    SmsSender(Optional<HttpGateway> http, Optional<SmppLink> centre, boolean payload) {
        this.http = http;
        this.centre = centre;
        this.payload = payload;
    }

    /** Binds to the message centre if there is one and it is not bound. */
    void staysBound() {
        centre.ifPresent(link -> {
            try {
                link.bound();
            } catch (SmppLink.NotBoundException e) {
                LOG.log(Level.WARNING, "OUT-0188 The message centre for SMS cannot be reached: " + e.getMessage());
            }
        });
    }

    @PreDestroy
    void hangUp() {
        centre.ifPresent(SmppLink::close);
    }

    @Override
    public ChannelId channel() {
        return ChannelId.SMS;
    }

    @Override
    public boolean configured() {
        return http.isPresent() || centre.isPresent();
    }

    @Override
    public SendResult send(Message message) {
        return PhoneNumber.key(message.recipient())
                .map(number -> send(message, number))
                .orElseGet(() -> new PermanentFailure("invalid-phone: this is no phone number", false));
    }

    private SendResult send(Message message, String number) {
        return centre.map(link -> new SmppGateway(link, payload).send(message, number))
                .orElseGet(() -> sendByHttp(message, number));
    }

    private SendResult sendByHttp(Message message, String number) {
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
