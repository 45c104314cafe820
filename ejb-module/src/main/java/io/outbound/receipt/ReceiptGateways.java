package io.outbound.receipt;

import io.outbound.kernel.ChannelId;
import io.outbound.settings.Configuration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** The gateways that tell us what became of messages: {@code outbound.sms.receipts}, {@code outbound.viber.receipts}. */
@ApplicationScoped
public class ReceiptGateways {

    /** How one of them proves itself and how it tells. */
    record Told(GatewaySignature signature, ReceiptRules rules) {}

    private final Map<ChannelId, Told> gateways = new EnumMap<>(ChannelId.class);

    protected ReceiptGateways() {}

    @Inject
    public ReceiptGateways(Configuration configuration) {
        read(configuration, "outbound.sms.receipts").ifPresent(told -> gateways.put(ChannelId.SMS, told));
        read(configuration, "outbound.viber.receipts").ifPresent(told -> gateways.put(ChannelId.VIBER, told));
    }

    /** None without a secret: what anybody could say is not believed. */
    private static Optional<Told> read(Configuration configuration, String prefix) {
        return configuration.text(prefix + ".secret").map(secret -> {
            String header = configuration.text(prefix + ".header").orElse("X-Signature");
            boolean plain = configuration.flag(prefix + ".plain", false);
            return new Told(new GatewaySignature(header, secret, plain), ReceiptRules.read(configuration, prefix));
        });
    }

    Optional<Told> of(ChannelId channel) {
        return Optional.ofNullable(gateways.get(channel));
    }
}
