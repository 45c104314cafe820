package io.outbound.lead;

import io.outbound.address.Similarity;
import io.outbound.store.Dialect;
import io.outbound.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.UUID;

/**
 * Table {@code lead_email_guard}: for each canonical address the first lead that holds it. Kept whether the rule is on
 * or off, because a unique key is the only thing that stops two callers at the same instant; only the decision depends
 * on the rule. Keys are always taken in sorted order: unsorted, two opposite bulks deadlock.
 */
@ApplicationScoped
public class LeadGuard {

    private static final int CHUNK = 500;

    private Sql sql;

    protected LeadGuard() {}

    @Inject
    public LeadGuard(Sql sql) {
        this.sql = sql;
    }

    /**
     * The level under which all keys are kept, and stays so until the caller's transaction ends: PostgreSQL by a table
     * lock that admits other injections, H2, which has none, by one after the other.
     */
    Similarity enter() {
        if (sql.dialect() == Dialect.POSTGRESQL) {
            sql.update("lock table lead_email_guard in row exclusive mode");
            return level("");
        }
        return level(" for update");
    }

    /** Waits until no injection is under way and keeps new ones out until the caller's transaction ends. */
    void enterAlone() {
        if (sql.dialect() == Dialect.POSTGRESQL) {
            sql.update("lock table lead_email_guard in share row exclusive mode");
        } else {
            level(" for update");
        }
    }

    private Similarity level(String lock) {
        return Similarity.valueOf(
                sql.first("select similarity from lead_key_level where id = 1" + lock, row -> row.getString(1))
                        .orElseThrow());
    }

    void changeLevel(Similarity to) {
        sql.update("update lead_key_level set similarity = ? where id = 1", to);
    }

    /** Which leads hold these keys. */
    Map<String, UUID> holders(Collection<String> keys) {
        return holders(keys, "");
    }

    /** Takes the keys that are free, then looks, and keeps those rows until the transaction ends. */
    Map<String, UUID> take(SortedMap<String, UUID> wanted) {
        List<Object[]> rows = new ArrayList<>();
        wanted.forEach((key, leadId) -> rows.add(new Object[] {key, leadId}));
        sql.batch("insert into lead_email_guard (email_key, lead_id) values (?, ?) on conflict do nothing", rows);
        return holders(wanted.keySet(), " order by email_key for update");
    }

    private Map<String, UUID> holders(Collection<String> keys, String lock) {
        Map<String, UUID> holders = new HashMap<>();
        List<String> all = List.copyOf(keys);
        for (int from = 0; from < all.size(); from += CHUNK) {
            List<String> some = all.subList(from, Math.min(all.size(), from + CHUNK));
            String marks = "?" + ", ?".repeat(some.size() - 1);
            sql.list(
                    "select email_key, lead_id from lead_email_guard where email_key in (" + marks + ")" + lock,
                    row -> holders.put(row.getString(1), Sql.uuid(row, "lead_id")),
                    some.toArray());
        }
        return holders;
    }

    /**
     * Hands each key of a lead to the next lead that has it, or sets it free. Locks the guards of all its keys, held by
     * it or not: else another release could hand it one while it is being deleted.
     */
    void release(UUID leadId) {
        List<String> keys = new ArrayList<>();
        sql.list(
                "select email_key, lead_id from lead_email_guard"
                        + " where email_key in (select email_key from lead_email where lead_id = ?)"
                        + " order by email_key for update",
                row -> leadId.equals(Sql.uuid(row, "lead_id")) && keys.add(row.getString("email_key")),
                leadId);
        for (String key : keys) {
            sql.first(
                            "select lead_id from lead_email where email_key = ? and lead_id <> ? order by lead_id limit 1",
                            row -> Sql.uuid(row, "lead_id"),
                            key,
                            leadId)
                    .ifPresentOrElse(
                            heir -> sql.update(
                                    "update lead_email_guard set lead_id = ? where email_key = ?", heir, key),
                            () -> sql.update("delete from lead_email_guard where email_key = ?", key));
        }
    }

    void clear() {
        sql.update("delete from lead_email_guard");
    }

    /** Every key for the oldest lead that has it. */
    void rebuild() {
        sql.update("insert into lead_email_guard (email_key, lead_id)"
                + " select email_key, "
                + (sql.dialect() == Dialect.POSTGRESQL ? "(min(lead_id::text))::uuid" : "min(lead_id)")
                + " from lead_email group by email_key");
    }
}
