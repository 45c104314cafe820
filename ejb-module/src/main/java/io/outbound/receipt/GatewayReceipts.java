package io.outbound.receipt;

import io.outbound.delivery.Receipt;
import io.outbound.delivery.Receipts;
import io.outbound.kernel.ChannelId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonException;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Takes what gateways tell of messages. The same told twice changes nothing; what is told of a message of which nobody
 * knows leaves no trace. Outside any transaction.
 */
@ApplicationScoped
public class GatewayReceipts {

    /** What became of a call. */
    public enum Answer {
        TAKEN,
        /** It does not prove who it is from, or nobody was to tell anything. */
        NOT_GENUINE,
        UNREADABLE
    }

    private ReceiptGateways gateways;
    private ToldMessages messages;
    private EarlyReceipts early;
    private Receipts receipts;

    protected GatewayReceipts() {}

    @Inject
    public GatewayReceipts(ReceiptGateways gateways, ToldMessages messages, EarlyReceipts early, Receipts receipts) {
        this.gateways = gateways;
        this.messages = messages;
        this.early = early;
        this.receipts = receipts;
    }

    /** @param headers of the call by name; null for one that is missing */
    public Answer take(ChannelId channel, String body, boolean form, UnaryOperator<String> headers) {
        Optional<ReceiptGateways.Told> gateway = gateways.of(channel).filter(told -> told.signature()
                .isOf(body, headers.apply(told.signature().header())));
        if (gateway.isEmpty()) {
            return Answer.NOT_GENUINE;
        }
        try {
            List<GatewayReceipt> told = gateway.get().rules().in(body, form);
            told.forEach(receipt -> note(channel, receipt));
            return Answer.TAKEN;
        } catch (JsonException e) {
            return Answer.UNREADABLE;
        }
    }

    /** Of a gateway that has proved itself. */
    void note(ChannelId channel, GatewayReceipt receipt) {
        if (!take(channel, receipt)) {
            early.keep(channel, receipt);
        }
    }

    /** What came too early, once more. */
    void lookAgain() {
        for (EarlyReceipts.Early one : early.known()) {
            if (take(one.channel(), one.receipt())) {
                early.done(one);
            }
        }
        early.forgetOld();
    }

    private boolean take(ChannelId channel, GatewayReceipt receipt) {
        Optional<Long> message = messages.find(channel, receipt);
        message.ifPresent(id ->
                receipts.take(new Receipt(id, receipt.event(), receipt.addressDead(), receipt.code(), receipt.text())));
        return message.isPresent();
    }
}
