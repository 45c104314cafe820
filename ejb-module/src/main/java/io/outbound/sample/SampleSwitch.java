package io.outbound.sample;

import io.outbound.settings.Configuration;
import io.outbound.store.Database;
import io.outbound.store.Dialect;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Whether sample data is wanted: as {@code outbound.sample-data} says; unset, on the embedded database only. */
@ApplicationScoped
public class SampleSwitch {

    private Configuration configuration;
    private Database database;

    protected SampleSwitch() {}

    @Inject
    public SampleSwitch(Configuration configuration, Database database) {
        this.configuration = configuration;
        this.database = database;
    }

    boolean isOn() {
        return configuration.flag("outbound.sample-data", database.dialect() == Dialect.H2);
    }
}
