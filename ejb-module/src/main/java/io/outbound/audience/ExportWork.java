package io.outbound.audience;

import io.outbound.attribute.ContactAttributes;
import io.outbound.segment.RuleReader;
import io.outbound.segment.Segments;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** The work on a claimed export: a thousand contacts at a time, each with how far it is, all or nothing. */
@Stateless
@PermitAll
public class ExportWork {

    private static final int ROWS = 1_000;
    private static final int MOST_COLUMNS = 500;

    private ContactExports exports;
    private Contacts contacts;
    private Segments segments;
    private ContactAttributes attributes;
    private FileJobs jobs;
    private HeldFiles held;

    protected ExportWork() {}

    @Inject
    public ExportWork(
            ContactExports exports,
            Contacts contacts,
            Segments segments,
            ContactAttributes attributes,
            FileJobs jobs,
            HeldFiles held) {
        this.exports = exports;
        this.contacts = contacts;
        this.segments = segments;
        this.attributes = attributes;
        this.jobs = jobs;
        this.held = held;
    }

    /**
     * Counts, and finds out which attributes there are. Once: after a crash the columns are as they were. Not in one
     * transaction: the claim is renewed as it goes on, and who stops the export does not have to wait.
     */
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public void plan(FileClaim claim) {
        ContactExport export = exports.byId(claim.id()).orElseThrow();
        if (export.attributes() != null) {
            return;
        }
        Set<String> names = new TreeSet<>(attributes.types().byName().keySet());
        Optional<UUID> last = exports.attributes(export, null, ROWS, names);
        while (last.isPresent() && keeps(claim)) {
            last = exports.attributes(export, last.get(), ROWS, names);
        }
        if (keeps(claim)) {
            long total = segments.count(RuleReader.read(export.rule()));
            exports.planned(claim, total, names.stream().limit(MOST_COLUMNS).toList());
        }
    }

    private boolean keeps(FileClaim claim) {
        boolean keeps = held.holds(claim) && jobs.lock(claim);
        if (!keeps) {
            held.letGo(claim);
        }
        return keeps;
    }

    /** @return false when nothing is left, or the claim is lost */
    public boolean writeNext(FileClaim claim) {
        if (!keeps(claim)) {
            return false;
        }
        ContactExport export = exports.byId(claim.id()).orElseThrow();
        List<Contact> next =
                contacts.found(exports.next("select c.* from contact c where ", export, export.lastId(), ROWS));
        if (next.isEmpty()) {
            jobs.finish(claim);
            held.letGo(claim);
            return false;
        }
        StringBuilder rows = new StringBuilder();
        next.forEach(contact -> rows.append(ExportRows.row(contact, export.attributes())));
        exports.write(
                claim.id(),
                rows.toString(),
                next.size(),
                next.get(next.size() - 1).id());
        return true;
    }
}
