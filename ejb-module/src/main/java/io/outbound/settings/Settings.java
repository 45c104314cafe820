package io.outbound.settings;

import io.outbound.kernel.DomainException;
import io.outbound.security.Actor;
import io.outbound.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;

/** The settings of the account. Another node sees a change within two seconds, the node that made it at once. */
@ApplicationScoped
public class Settings {

    private static final Duration FRESH = Duration.ofSeconds(2);
    private static final String VERSION = "version";

    private record Seen(VersionedSettings settings, Instant at) {}

    private Sql sql;
    private Clock clock;
    private Event<SettingsChanged> changed;
    private volatile Seen seen;

    protected Settings() {}

    @Inject
    public Settings(Sql sql, Clock clock, Event<SettingsChanged> changed) {
        this.sql = sql;
        this.clock = clock;
        this.changed = changed;
    }

    /** Cheap: may be called for every request. */
    public SettingValues current() {
        Seen known = seen;
        Instant now = clock.instant();
        if (known == null || known.at().plus(FRESH).isBefore(now)) {
            known = new Seen(stored(), now);
            seen = known;
        }
        return known.settings().values();
    }

    /** As stored right now, with the version that a change must name. */
    public VersionedSettings stored() {
        Map<String, String> rows = new HashMap<>();
        sql.list("select name, content from setting", row -> rows.put(row.getString(1), row.getString(2)));
        long version = rows.containsKey(VERSION) ? Long.parseLong(rows.get(VERSION)) : 0;
        return new VersionedSettings(SettingRows.read(rows), version);
    }

    @Transactional
    public void change(UnaryOperator<SettingValues> change, Actor by) {
        apply(OptionalLong.empty(), change, by);
    }

    /** @throws DomainException STALE when the settings have moved on since {@code version} */
    @Transactional
    public void change(long version, UnaryOperator<SettingValues> change, Actor by) {
        apply(OptionalLong.of(version), change, by);
    }

    private void apply(OptionalLong expected, UnaryOperator<SettingValues> change, Actor by) {
        Instant now = clock.instant();
        sql.update(
                "insert into setting (name, content, modified_at, modified_by) values (?, '0', ?, ?) on conflict do nothing",
                VERSION,
                now,
                by.name());
        sql.list("select content from setting where name = ? for update", row -> row.getString(1), VERSION);
        VersionedSettings before = stored();
        if (expected.isPresent() && expected.getAsLong() != before.version()) {
            throw new DomainException(
                    DomainException.Kind.STALE, "version-conflict", "The settings were changed in the meantime.");
        }
        SettingValues after = change.apply(before.values());
        after.check();
        write(after, before.version() + 1, by, now);
        changed.fire(new SettingsChanged(before.values(), after, by));
        seen = null;
    }

    private void write(SettingValues values, long version, Actor by, Instant now) {
        Map<String, String> rows = SettingRows.write(values);
        rows.put(VERSION, String.valueOf(version));
        rows.forEach((name, content) -> {
            int touched = sql.update(
                    "update setting set content = ?, modified_at = ?, modified_by = ? where name = ?",
                    content,
                    now,
                    by.name(),
                    name);
            if (touched == 0) {
                sql.update(
                        "insert into setting (name, content, modified_at, modified_by) values (?, ?, ?, ?)",
                        name,
                        content,
                        now,
                        by.name());
            }
        });
    }

    /** Forgets what was read before a change had been committed. */
    void afterChange(@Observes(during = TransactionPhase.AFTER_COMPLETION) SettingsChanged event) {
        seen = null;
    }
}
