package io.outbound.delivery;

import java.math.BigDecimal;
import java.util.UUID;

/**
 * What one message costs and who pays.
 *
 * @param fund of the run, or of the campaign whose messages are triggered
 * @param lane whether it is a triggered message
 */
record Charge(UUID fund, BigDecimal fee, boolean lane) {

    /** Null when the mailing is free. */
    static Charge of(Mailing mailing, String text) {
        Fees fees = mailing.fees();
        return fees == null ? null : new Charge(fees.fund(), fees.price().of(text), !mailing.broadcast());
    }
}
