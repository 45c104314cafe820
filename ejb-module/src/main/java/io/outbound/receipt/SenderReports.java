package io.outbound.receipt;

import io.outbound.channel.spi.MessageReports;
import io.outbound.kernel.ChannelId;
import io.outbound.settings.Configuration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * Keeps what senders hear of their messages; the watch over early receipts puts it to the message within seconds. Senders
 * call from threads of their own, which no transaction of the container follows.
 */
@ApplicationScoped
public class SenderReports implements MessageReports {

    private EarlyReceipts early;
    private ReceiptRules rules;

    protected SenderReports() {}

    @Inject
    public SenderReports(EarlyReceipts early, Configuration configuration) {
        this.early = early;
        this.rules = ReceiptRules.read(configuration, "outbound.sms.receipts");
    }

    @Override
    public void told(ChannelId channel, String providerMessageId, String word, String code) {
        rules.receipt(providerMessageId, null, word, code).ifPresent(receipt -> early.keep(channel, receipt));
    }
}
