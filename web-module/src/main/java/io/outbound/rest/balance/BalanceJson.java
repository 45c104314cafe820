package io.outbound.rest.balance;

import io.outbound.balance.Balance;
import io.outbound.settings.Prices;
import java.math.BigDecimal;

/** The account at one moment; {@code toppedUp = available + reserved + settled}. */
record BalanceJson(
        String currency,
        BigDecimal available,
        BigDecimal reserved,
        BigDecimal settled,
        BigDecimal toppedUp,
        Each prices) {

    /** Of one SMS, of one Viber message. */
    record Each(BigDecimal sms, BigDecimal viber) {}

    static BalanceJson of(Balance balance, Prices prices) {
        return new BalanceJson(
                prices.currency(),
                balance.available(),
                balance.reserved(),
                balance.settled(),
                balance.toppedUp(),
                new Each(prices.sms(), prices.viber()));
    }
}
