package io.outbound.audience;

import io.outbound.attribute.AttributeTypes;
import io.outbound.attribute.ContactAttributes;
import io.outbound.audience.ContactImport.State;
import io.outbound.kernel.DomainException;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Asynchronous;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.UUID;

/** Brings the rows of one kept file in, a thousand at a time, each thousand in a transaction of its own. */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ImportRun {

    private static final Logger LOG = System.getLogger(ImportRun.class.getName());
    private static final int ROWS = 1_000;

    private ContactImports imports;
    private ImportChunks chunks;
    private Spool spool;
    private ContactAttributes attributes;

    protected ImportRun() {}

    @Inject
    public ImportRun(ContactImports imports, ImportChunks chunks, Spool spool, ContactAttributes attributes) {
        this.imports = imports;
        this.chunks = chunks;
        this.spool = spool;
        this.attributes = attributes;
    }

    @Asynchronous
    public void start(UUID id) {
        try (CsvFile csv = CsvFile.open(spool.find(id).orElseThrow())) {
            UUID listId = imports.byId(id).orElseThrow().listId();
            AttributeTypes types = attributes.types();
            while (csv.hasNext()) {
                chunks.store(id, listId, read(csv, types));
            }
            imports.end(id, State.DONE, null);
            spool.discard(id);
        } catch (IOException | RuntimeException e) {
            LOG.log(Level.ERROR, "OUT-0042 Import " + id + " stopped.", e);
            imports.end(id, State.FAILED, "The import stopped before its end; what it reports as imported is kept.");
        }
    }

    private static ImportChunk read(CsvFile csv, AttributeTypes types) {
        ImportChunk chunk = new ImportChunk();
        while (chunk.size() < ROWS && csv.hasNext()) {
            CsvRow row = csv.next();
            try {
                chunk.add(row.line(), csv.contact(row).checked(types));
            } catch (DomainException bad) {
                chunk.reject(row.line(), bad.code(), bad.getMessage());
            }
        }
        return chunk;
    }
}
