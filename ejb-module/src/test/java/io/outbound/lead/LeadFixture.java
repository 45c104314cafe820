package io.outbound.lead;

import io.outbound.address.Similarity;
import io.outbound.log.LogFixture;
import io.outbound.security.Actor;
import io.outbound.settings.SettingValues;
import io.outbound.settings.Settings;
import io.outbound.settings.SettingsChanged;
import io.outbound.store.Dialect;
import io.outbound.store.IdSource;
import io.outbound.store.Sql;
import io.outbound.store.TestDatabase;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Lead injection on a real database, its transactions and its log included. */
final class LeadFixture implements AutoCloseable {

    final TestDatabase database;
    final Sql sql;
    final LeadInjection injection;
    private final LeadAdmission admission;
    private final LeadRekeying rekeying;
    private SettingValues values = SettingValues.DEFAULTS;

    private static final Actor INTEGRATOR = new Actor("key:test", Optional.of(new UUID(7, 7)), Set.of());

    LeadFixture(Dialect dialect) {
        database = TestDatabase.of(dialect);
        sql = database.sql();
        Clock clock = Clock.systemUTC();
        Leads leads = new Leads(sql);
        LeadGuard guard = new LeadGuard(sql);
        Settings settings = new Settings(sql, clock, null) {
            @Override
            public SettingValues current() {
                return values;
            }
        };
        admission = new LeadAdmission(leads, guard, clock) {
            @Override
            public Map<UUID, UUID> admit(List<Candidate> some, boolean unique, LeadOrigin origin, String by) {
                return database.inTransaction(() -> super.admit(some, unique, origin, by));
            }

            @Override
            public Optional<UUID> findSimilar(Candidate candidate) {
                return database.inTransaction(() -> super.findSimilar(candidate));
            }

            @Override
            public boolean remove(UUID id) {
                return database.inTransaction(() -> super.remove(id));
            }
        };
        rekeying = new LeadRekeying(leads, guard);
        injection = new LeadInjection(
                admission, settings, LogFixture.leadEvents(database, settings), new IdSource(), clock);
    }

    LeadFixture rule(boolean on) {
        values = values.withBlockDuplicateApiLeads(on);
        return this;
    }

    void similarity(Similarity level) {
        SettingValues before = values;
        values = before.withSimilarity(level);
        database.inTransaction(() -> {
            rekeying.rekey(new SettingsChanged(before, values, Actor.SYSTEM));
            return null;
        });
    }

    List<InjectionResult> inject(JsonObject... leads) {
        return injection.inject(new LeadSubmission(List.of(leads), LeadOrigin.API, "test", INTEGRATOR));
    }

    void remove(UUID id) {
        admission.remove(id);
    }

    static JsonObject lead(String name, String email) {
        return Json.createObjectBuilder()
                .add("contact_name", name)
                .add("contact_email1", email)
                .build();
    }

    long leads() {
        return sql.count("select count(*) from lead");
    }

    long rows() {
        return sql.count("select count(*) from failed_lead");
    }

    /** Keys of leads without a guard, or guards of no lead: must be none at any time. */
    long inconsistencies() {
        return sql.count("select count(*) from lead_email e where not exists"
                        + " (select 1 from lead_email_guard g where g.email_key = e.email_key)")
                + sql.count("select count(*) from lead_email_guard g where not exists (select 1 from lead_email e"
                        + " where e.email_key = g.email_key and e.lead_id = g.lead_id)");
    }

    @Override
    public void close() {
        database.close();
    }
}
