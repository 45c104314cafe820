package io.outbound.audience;

import io.outbound.audience.ContactImport.BadRow;
import io.outbound.kernel.DomainException;
import io.outbound.security.Scope;
import io.outbound.store.IdSource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

/**
 * Takes files of contacts in. A file is kept and its first line read before anything of it is stored, so one that is no
 * CSV leaves no trace; then its rows are brought in behind the caller's back, and progress can be asked for.
 */
@Stateless
@RolesAllowed(Scope.DATA_WRITE)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ImportDesk {

    private ContactListDesk lists;
    private ContactImports imports;
    private Spool spool;
    private ImportRun run;
    private IdSource ids;

    protected ImportDesk() {}

    @Inject
    public ImportDesk(ContactListDesk lists, ContactImports imports, Spool spool, ImportRun run, IdSource ids) {
        this.lists = lists;
        this.imports = imports;
        this.spool = spool;
        this.run = run;
        this.ids = ids;
    }

    /** @throws DomainException INVALID {@code csv-…}: nothing is stored */
    public ContactImport start(UUID listId, InputStream file) {
        lists.byId(listId);
        UUID id = ids.next();
        readHeader(id, spool.keep(id, file));
        imports.begin(id, listId);
        run.start(id);
        return byId(id);
    }

    private void readHeader(UUID id, Path file) {
        try {
            CsvFile.open(file).close();
        } catch (IOException e) {
            spool.discard(id);
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            spool.discard(id);
            throw e;
        }
    }

    /** @throws DomainException NOT_FOUND */
    public ContactImport byId(UUID id) {
        return imports.byId(id).orElseThrow(() -> DomainException.notFound("import", id));
    }

    public List<BadRow> badRows(UUID id, long afterLine, int limit) {
        return imports.badRows(byId(id).id(), afterLine, limit);
    }
}
