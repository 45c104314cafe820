package io.outbound.lead;

import io.outbound.address.EmailAddress;
import io.outbound.address.Similarity;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;

/** A lead on its way in: it may be added if nothing similar exists. */
public record Candidate(UUID id, LeadFields fields, List<EmailAddress> addresses) {

    /** Sorted, so that two callers take them in the same order. */
    SortedSet<String> keys(Similarity similarity) {
        SortedSet<String> keys = new TreeSet<>();
        addresses.forEach(address -> keys.add(address.key(similarity)));
        return keys;
    }
}
