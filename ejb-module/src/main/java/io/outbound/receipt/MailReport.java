package io.outbound.receipt;

import io.outbound.delivery.Receipt;

/**
 * What a mail that came back reports.
 *
 * @param code null when none is said
 */
record MailReport(Receipt.Event event, boolean addressDead, String code, String text) {

    static MailReport of(Receipt.Event event, StatusCode status, String text) {
        boolean dead = event == Receipt.Event.BOUNCED && status.saysAddressIsDead();
        return new MailReport(event, dead, status.toString(), text);
    }
}
