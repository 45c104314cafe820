package io.outbound.audience;

import io.outbound.attribute.ContactAttributes;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/**
 * The work on a claimed import: some thousand rows at a time, each with its places on the list, its bad rows and how far
 * the file is read, all or nothing. So whoever goes on after a crash begins exactly behind what is stored.
 */
@Stateless
@PermitAll
public class ImportChunks {

    private Contacts contacts;
    private ContactMerge merge;
    private ContactLists lists;
    private ContactImports imports;
    private ContactAttributes attributes;
    private FileJobs jobs;
    private HeldFiles held;
    private Spool spool;

    protected ImportChunks() {}

    @Inject
    public ImportChunks(
            Contacts contacts,
            ContactMerge merge,
            ContactLists lists,
            ContactImports imports,
            ContactAttributes attributes,
            FileJobs jobs,
            HeldFiles held,
            Spool spool) {
        this.contacts = contacts;
        this.merge = merge;
        this.lists = lists;
        this.imports = imports;
        this.attributes = attributes;
        this.jobs = jobs;
        this.held = held;
        this.spool = spool;
    }

    /** Behind what is stored already. */
    public ImportReading open(FileClaim claim) {
        ContactImport job = imports.byId(claim.id()).orElseThrow();
        try {
            CsvFile file = CsvFile.open(spool.find(claim.id()).orElseThrow());
            file.goTo(job.progress());
            boolean again = jobs.failures(claim.id()) > 0;
            return new ImportReading(file, attributes.types(), job.listId(), again);
        } catch (IOException e) {
            throw Spool.unreadable(e);
        }
    }

    /**
     * The next rows of the file, with all that can be made ready without a transaction; empty at its end. The first ones
     * after trouble are not made ready: perhaps somebody brings in the same people.
     */
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public ImportChunk next(ImportReading reading) {
        ImportChunk chunk = reading.next();
        boolean early = !chunk.isEmpty() && !reading.isCareful();
        if (early) {
            Map<String, String> owners = contacts.ownersOf(chunk.externalIds());
            reading.pendingIds().forEach(owners::putIfAbsent);
            chunk.settleIds(owners);
        }
        Set<String> keys = chunk.keys();
        Map<String, String> externalIds = chunk.ownersOfItsIds();
        if (early) {
            chunk.prepare((rows, others) -> merge.prepare(rows, reading.listId(), reading.pendingKeys(), others));
        }
        reading.pending(keys, externalIds);
        return chunk;
    }

    /** In the caller's transaction; nothing once the claim is lost. */
    public void store(FileClaim claim, ImportChunk chunk) {
        if (!jobs.lock(claim)) {
            held.letGo(claim);
            return;
        }
        ContactImport job = imports.byId(claim.id()).orElseThrow();
        chunk.settleIds(contacts.ownersOf(chunk.externalIds()));
        SortedMap<String, ContactRow> others = chunk.good();
        if (!others.isEmpty()) {
            lists.includeMany(job.listId(), merge.merge(others));
        }
        chunk.prepared().ifPresent(merge::insert);
        imports.progress(claim.id(), chunk.end(), chunk.imported(), chunk.bad());
    }

    /** Everything is read. */
    public void finish(FileClaim claim) {
        if (held.holds(claim) && jobs.lock(claim)) {
            jobs.finish(claim);
            held.letGo(claim);
            spool.discard(claim.id());
        }
    }
}
