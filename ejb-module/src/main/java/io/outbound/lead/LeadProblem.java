package io.outbound.lead;

/**
 * One thing that is wrong with a lead.
 *
 * @param field JSON Pointer, for example {@code /contact_email1}
 */
public record LeadProblem(LeadReason reason, String field, String message) {}
