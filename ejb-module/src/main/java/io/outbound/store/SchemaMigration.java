package io.outbound.store;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import org.flywaydb.core.Flyway;

/**
 * Brings the schema up to date before anything else runs. Flyway manages its own transactions; two nodes that start at
 * once on an empty database wait for each other. Other start-up beans say {@code @DependsOn("SchemaMigration")}.
 */
@Singleton
@Startup
@PermitAll
@TransactionManagement(TransactionManagementType.BEAN)
public class SchemaMigration {

    private Database database;

    protected SchemaMigration() {}

    @Inject
    public SchemaMigration(Database database) {
        this.database = database;
    }

    @PostConstruct
    void migrate() {
        Flyway.configure(getClass().getClassLoader())
                .dataSource(database.dataSource())
                .locations("classpath:db/migration/" + database.dialect().folder())
                .table("outbound_schema_history")
                // the server may keep its batch tables in the same database
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .failOnMissingLocations(true)
                .load()
                .migrate();
    }

    /** Returns once the schema is up to date: what starts in another module cannot say {@code @DependsOn} portably. */
    public void awaitCurrent() {
        // the container runs migrate() before any business method
    }
}
