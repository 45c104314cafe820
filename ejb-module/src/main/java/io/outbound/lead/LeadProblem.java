package io.outbound.lead;

/**
 * One thing that is wrong with a lead.
 *
 * @param field JSON Pointer, for example {@code /contact_email1}
 * @param syntax whether the value has the wrong JSON type: the caller's code is wrong, not the lead
 */
public record LeadProblem(LeadReason reason, String field, String message, boolean syntax) {

    LeadProblem(LeadReason reason, String field, String message) {
        this(reason, field, message, false);
    }
}
