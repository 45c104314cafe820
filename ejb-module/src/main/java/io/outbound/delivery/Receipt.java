package io.outbound.delivery;

/**
 * What the world tells of a message after it has left: by a bounce, a receipt of a gateway, a complaint.
 *
 * @param addressDead whether a {@link Event#BOUNCED} message is so for good because of its address: it is not written to
 *     again
 * @param code of whoever tells, for example {@code 5.1.1}; null when none was told
 * @param text null likewise
 */
public record Receipt(long deliveryId, Event event, boolean addressDead, String code, String text) {

    /** The names are part of the API. */
    public enum Event {
        /** It is in the recipient's hands. */
        DELIVERED,
        /** The recipient has looked at it. */
        SEEN,
        /** Whoever has it is still trying. */
        DELAYED,
        /** It was given up after it had left us. */
        BOUNCED,
        /** The recipient reported it as unwanted. */
        COMPLAINED
    }
}
