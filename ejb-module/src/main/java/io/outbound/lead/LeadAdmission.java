package io.outbound.lead;

import io.outbound.address.Similarity;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/** The transaction in which leads are compared with the existing ones and added: all of them or, on a fault, none. */
@Stateless
@PermitAll
public class LeadAdmission {

    private Leads leads;
    private LeadGuard guard;
    private Clock clock;

    protected LeadAdmission() {}

    @Inject
    public LeadAdmission(Leads leads, LeadGuard guard, Clock clock) {
        this.leads = leads;
        this.guard = guard;
        this.clock = clock;
    }

    /**
     * @param unique whether the rule is on
     * @return for each candidate that was not added, by its id, the lead it is similar to
     * @throws KeyTakenException when another caller was faster: ask again
     */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public Map<UUID, UUID> admit(List<Candidate> candidates, boolean unique, LeadOrigin origin, String by) {
        Similarity similarity = guard.enter();
        Map<UUID, UUID> similar = unique ? similar(candidates, similarity) : Map.of();
        SortedMap<String, UUID> wanted = new TreeMap<>();
        List<Lead> added = new ArrayList<>();
        Map<UUID, Collection<String>> keys = new LinkedHashMap<>();
        for (Candidate candidate : candidates) {
            if (!similar.containsKey(candidate.id())) {
                added.add(new Lead(candidate.id(), candidate.fields(), origin, clock.instant(), by));
                keys.put(candidate.id(), candidate.keys(similarity));
                candidate.keys(similarity).forEach(key -> wanted.putIfAbsent(key, candidate.id()));
            }
        }
        leads.add(added);
        keys.forEach(leads::addKeys);
        Map<String, UUID> taken = guard.take(wanted);
        if (unique ? !taken.equals(wanted) : taken.size() < wanted.size()) {
            throw new KeyTakenException();
        }
        return similar;
    }

    /** The similar lead of each candidate that has one, an earlier candidate included. */
    private Map<UUID, UUID> similar(List<Candidate> candidates, Similarity similarity) {
        List<String> all = candidates.stream()
                .flatMap(candidate -> candidate.keys(similarity).stream())
                .distinct()
                .toList();
        Map<String, UUID> holders = new HashMap<>(guard.holders(all));
        Map<UUID, UUID> similar = new HashMap<>();
        for (Candidate candidate : candidates) {
            Collection<String> keys = candidate.keys(similarity);
            keys.stream()
                    .filter(holders::containsKey)
                    .findFirst()
                    .ifPresentOrElse(
                            key -> similar.put(candidate.id(), holders.get(key)),
                            () -> keys.forEach(key -> holders.put(key, candidate.id())));
        }
        return similar;
    }

    /** The lead that is similar to a candidate which cannot be added for another reason. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public Optional<UUID> findSimilar(Candidate candidate) {
        return Optional.ofNullable(similar(List.of(candidate), guard.enter()).get(candidate.id()));
    }

    /** @return whether there was such a lead */
    @TransactionAttribute(TransactionAttributeType.REQUIRED)
    public boolean remove(UUID id) {
        guard.enter();
        guard.release(id);
        return leads.remove(id);
    }
}
