package io.outbound.audience;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.UUID;

/** Stores one part of an import: contacts, their places on the list, bad rows and progress, all or nothing. */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class ImportChunks {

    private Contacts contacts;
    private ContactMerge merge;
    private ContactLists lists;
    private ContactImports imports;

    protected ImportChunks() {}

    @Inject
    public ImportChunks(Contacts contacts, ContactMerge merge, ContactLists lists, ContactImports imports) {
        this.contacts = contacts;
        this.merge = merge;
        this.lists = lists;
        this.imports = imports;
    }

    public void store(UUID importId, UUID listId, ImportChunk chunk) {
        chunk.rejectTaken(contacts.ownersOf(chunk.externalIds()));
        if (!chunk.good().isEmpty()) {
            lists.include(listId, merge.merge(chunk.good()));
        }
        imports.progress(importId, chunk.imported(), chunk.bad());
    }
}
