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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Takes files of contacts in. A file is kept and its first line read before anything of it is stored, so one that is no
 * CSV leaves no trace; then a job brings its rows in, which can be stopped and resumed, and progress can be asked for.
 */
@Stateless
@RolesAllowed(Scope.DATA_WRITE)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ImportDesk {

    private ContactListDesk lists;
    private ContactImports imports;
    private Spool spool;
    private FileJobs jobs;
    private IdSource ids;

    protected ImportDesk() {}

    @Inject
    public ImportDesk(ContactListDesk lists, ContactImports imports, Spool spool, FileJobs jobs, IdSource ids) {
        this.lists = lists;
        this.imports = imports;
        this.spool = spool;
        this.jobs = jobs;
        this.ids = ids;
    }

    /** @throws DomainException INVALID {@code csv-…}: nothing is stored */
    public ContactImport start(UUID listId, InputStream file) {
        lists.byId(listId);
        UUID id = ids.next();
        Path kept = spool.keep(id, file);
        try (CsvFile csv = CsvFile.open(kept)) {
            imports.begin(id, listId, Files.size(kept), csv.header(), csv.separator());
        } catch (IOException e) {
            spool.discard(id);
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            spool.discard(id);
            throw e;
        }
        return byId(id);
    }

    /**
     * What is in stays; it can be resumed.
     *
     * @throws DomainException CONFLICT {@code not-running}
     */
    public ContactImport stop(UUID id) {
        if (!jobs.stop(byId(id).id())) {
            throw conflict("not-running", "It is over, or stopped already.");
        }
        return byId(id);
    }

    /**
     * Goes on where it was.
     *
     * @throws DomainException CONFLICT {@code not-stopped}
     */
    public ContactImport resume(UUID id) {
        if (!jobs.resume(byId(id).id())) {
            throw conflict("not-stopped", "Only what was stopped, or has failed, can be resumed.");
        }
        return byId(id);
    }

    private static DomainException conflict(String code, String message) {
        return new DomainException(DomainException.Kind.CONFLICT, code, message);
    }

    /** Newest first. */
    public List<ContactImport> page(Optional<UUID> after, int limit) {
        return imports.page(after, limit);
    }

    /** @throws DomainException NOT_FOUND */
    public ContactImport byId(UUID id) {
        return imports.byId(id).orElseThrow(() -> DomainException.notFound("import", id));
    }

    public List<BadRow> badRows(UUID id, long afterLine, int limit) {
        return imports.badRows(byId(id).id(), afterLine, limit);
    }
}
