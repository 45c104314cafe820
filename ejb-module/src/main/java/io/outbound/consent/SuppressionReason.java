package io.outbound.consent;

/** Why an address is not written to any more. */
public enum SuppressionReason {
    UNSUBSCRIBED,
    HARD_BOUNCE,
    COMPLAINT,
    MANUAL
}
