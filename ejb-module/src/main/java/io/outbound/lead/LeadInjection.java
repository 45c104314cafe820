package io.outbound.lead;

import io.outbound.kernel.LogReceipt;
import io.outbound.lead.LeadsRejected.RejectedLead;
import io.outbound.security.Actor;
import io.outbound.security.Scope;
import io.outbound.settings.SettingValues;
import io.outbound.settings.Settings;
import io.outbound.store.IdSource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.json.JsonValue;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Adds leads and tells the log which were refused and why (seed 3). Runs outside any transaction: the one that adds is
 * over before a refusal is logged, because a log row written from inside it needs a second connection, and a pool full
 * of callers that each wait for a second one never moves again.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class LeadInjection {

    private static final Logger LOG = System.getLogger(LeadInjection.class.getName());
    private static final int TRIES = 50;

    private LeadAdmission admission;
    private Settings settings;
    private Event<LeadsRejected> rejected;
    private IdSource ids;
    private Clock clock;

    protected LeadInjection() {}

    @Inject
    public LeadInjection(
            LeadAdmission admission, Settings settings, Event<LeadsRejected> rejected, IdSource ids, Clock clock) {
        this.admission = admission;
        this.settings = settings;
        this.rejected = rejected;
        this.ids = ids;
        this.clock = clock;
    }

    /** @return what became of each lead, in their order */
    @RolesAllowed(Scope.LEADS_WRITE)
    public List<InjectionResult> inject(LeadSubmission submission) {
        boolean unique = ruleFor(submission.origin());
        List<Incoming> incoming = submission.leads().stream()
                .map(json -> new Incoming(ids.next(), json))
                .toList();
        Map<UUID, UUID> similar = admit(
                incoming.stream()
                        .filter(Incoming::isAcceptable)
                        .map(Incoming::candidate)
                        .toList(),
                unique,
                submission);
        List<Incoming> added = incoming.stream()
                .filter(lead -> lead.isAcceptable() && !similar.containsKey(lead.id()))
                .toList();
        try {
            refuse(incoming, similar, unique, submission);
        } catch (RuntimeException e) {
            if (added.isEmpty()) {
                throw e;
            }
            // what was added stays added: the caller must learn which, or a second try would double them
            LOG.log(Level.WARNING, "OUT-0170 Some leads of a bulk were refused and could not be logged.", e);
            return incoming.stream()
                    .map(lead -> added.contains(lead) ? lead.result() : new InjectionResult.NotLogged())
                    .toList();
        }
        return incoming.stream().map(Incoming::result).toList();
    }

    private void refuse(List<Incoming> incoming, Map<UUID, UUID> similar, boolean unique, LeadSubmission submission) {
        List<RejectedLead> refused = new ArrayList<>();
        for (Incoming lead : incoming) {
            Optional<UUID> match = lead.isAcceptable()
                    ? Optional.ofNullable(similar.get(lead.id()))
                    : Optional.of(lead.candidate())
                            .filter(candidate ->
                                    unique && !candidate.addresses().isEmpty())
                            .flatMap(admission::findSimilar);
            lead.refuse(match).ifPresent(refused::add);
        }
        if (!refused.isEmpty()) {
            rejected.fire(new LeadsRejected(clock.instant(), submission.by().apiKeyId(), submission.client(), refused));
        }
    }

    /**
     * For what could not be read at all: it too is a lead that was not added.
     *
     * @param client where it came from, for the log: key, address block, user agent
     * @param pointer where in the body it went wrong
     * @return the log row; empty when the refusal was only counted
     */
    @RolesAllowed(Scope.LEADS_WRITE)
    public Optional<UUID> refuseUnreadable(Actor by, String client, String pointer, String message) {
        LogReceipt receipt = new LogReceipt();
        LeadProblem problem = new LeadProblem(LeadReason.INVALID_FIELD, pointer, message, true);
        RejectedLead lead = new RejectedLead(JsonValue.EMPTY_JSON_OBJECT, List.of(problem), Optional.empty(), receipt);
        rejected.fire(new LeadsRejected(clock.instant(), by.apiKeyId(), client, List.of(lead)));
        return receipt.logId();
    }

    private Map<UUID, UUID> admit(List<Candidate> candidates, boolean unique, LeadSubmission submission) {
        for (int i = 1; ; i++) {
            try {
                return candidates.isEmpty()
                        ? Map.of()
                        : admission.admit(
                                candidates,
                                unique,
                                submission.origin(),
                                submission.by().name());
            } catch (KeyTakenException e) {
                if (i == TRIES) {
                    throw e;
                }
            }
        }
    }

    private boolean ruleFor(LeadOrigin origin) {
        SettingValues values = settings.current();
        return origin == LeadOrigin.API ? values.blockDuplicateApiLeads() : values.blockDuplicateManualLeads();
    }
}
