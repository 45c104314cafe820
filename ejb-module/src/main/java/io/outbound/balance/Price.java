package io.outbound.balance;

import io.outbound.kernel.ChannelId;
import io.outbound.sms.SmsText;
import java.math.BigDecimal;

/**
 * What messages of one channel cost.
 *
 * @param each in the currency of the account: for each SMS that a text is cut into, for each message elsewhere
 */
public record Price(ChannelId channel, BigDecimal each) {

    /** Free messages are neither reserved nor booked. */
    public boolean isFree() {
        return each.signum() <= 0;
    }

    /** Of one message. */
    public BigDecimal of(String text) {
        return channel == ChannelId.SMS ? each.multiply(BigDecimal.valueOf(SmsText.segments(text))) : each;
    }
}
