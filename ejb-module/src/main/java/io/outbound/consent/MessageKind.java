package io.outbound.consent;

/** What a message is to its recipient: decides which suppressions stop it (ADR 0010). */
public enum MessageKind {
    /** Sent to an audience: any suppression stops it. */
    CAMPAIGN,
    /** The answer to something the recipient did, such as an order: an unsubscribe from campaigns does not stop it. */
    TRANSACTIONAL
}
