package io.outbound.audience;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** After a restart: imports whose file this node still has begin again; merging makes that the same as going on. */
@Singleton
@Startup
@PermitAll
@DependsOn("SchemaMigration")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ImportRecovery {

    private ContactImports imports;
    private Spool spool;
    private ImportRun run;

    protected ImportRecovery() {}

    @Inject
    public ImportRecovery(ContactImports imports, Spool spool, ImportRun run) {
        this.imports = imports;
        this.spool = spool;
        this.run = run;
    }

    @PostConstruct
    void resume() {
        imports.running().stream()
                .filter(open -> spool.find(open.id()).isPresent())
                .forEach(open -> {
                    imports.reset(open.id());
                    run.start(open.id());
                });
    }
}
