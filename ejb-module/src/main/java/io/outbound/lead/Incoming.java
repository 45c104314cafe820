package io.outbound.lead;

import io.outbound.address.EmailAddress;
import io.outbound.kernel.LogReceipt;
import io.outbound.lead.LeadsRejected.RejectedLead;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** One lead of a submission, from its JSON to its result. */
final class Incoming {

    private final JsonObject json;
    private final Candidate candidate;
    private final List<LeadProblem> problems = new ArrayList<>();
    private Optional<UUID> match = Optional.empty();
    private final LogReceipt receipt = new LogReceipt();

    Incoming(UUID id, JsonObject json) {
        this.json = json;
        LeadReading reading = new LeadReading(json);
        LeadFields fields = reading.fields();
        problems.addAll(reading.problems());
        LeadCheck check = new LeadCheck(fields);
        problems.addAll(check.problems());
        candidate = new Candidate(id, fields, check.addresses());
    }

    UUID id() {
        return candidate.id();
    }

    Candidate candidate() {
        return candidate;
    }

    /** Whether it may be added unless something similar exists. */
    boolean isAcceptable() {
        return problems.isEmpty();
    }

    /** @return what to log; empty when nothing speaks against the lead */
    Optional<RejectedLead> refuse(Optional<UUID> similarLead) {
        match = similarLead;
        similarLead.ifPresent(id -> problems.add(new LeadProblem(
                LeadReason.DUPLICATE_EMAIL, emailField(), "A lead with a similar email address already exists.")));
        return problems.isEmpty()
                ? Optional.empty()
                : Optional.of(new RejectedLead(json, List.copyOf(problems), match, receipt));
    }

    private String emailField() {
        return EmailAddress.tryParse(candidate.fields().email1()).isPresent() ? "/contact_email1" : "/contact_email2";
    }

    InjectionResult result() {
        return problems.isEmpty()
                ? new InjectionResult.Created(id(), warnings())
                : new InjectionResult.Rejected(List.copyOf(problems), match, receipt.logId());
    }

    private List<String> warnings() {
        return candidate.addresses().stream()
                .filter(EmailAddress::looksLikeAnother)
                .map(address -> "The email address mixes scripts and may pass for another one.")
                .distinct()
                .toList();
    }
}
