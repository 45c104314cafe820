package io.outbound.lead;

/** Why a lead was not added. */
public enum LeadReason {
    /** The rule is on and a lead with a similar address exists (seed 3.5). */
    DUPLICATE_EMAIL,
    /** No contact name (seed 3.6). */
    MISSING_REQUIRED_FIELD,
    INVALID_EMAIL,
    /** Too long, of the wrong type, or with a character that cannot be stored. */
    INVALID_FIELD
}
