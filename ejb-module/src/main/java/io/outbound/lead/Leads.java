package io.outbound.lead;

import io.outbound.address.EmailAddress;
import io.outbound.address.Similarity;
import io.outbound.json.Json;
import io.outbound.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonReader;
import jakarta.json.JsonStructure;
import java.io.StringReader;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;

/** The leads that were added. */
@ApplicationScoped
public class Leads {

    private static final String COLUMNS = "id, contact_name, contact_email1, contact_email2, contact_phone1,"
            + " contact_phone2, company_name, source, tags, custom, origin, created_at, created_by";

    private Sql sql;

    protected Leads() {}

    @Inject
    public Leads(Sql sql) {
        this.sql = sql;
    }

    public Optional<Lead> byId(UUID id) {
        return sql.first("select " + COLUMNS + " from lead where id = ?", Leads::lead, id);
    }

    /**
     * Newest first.
     *
     * @param before the last id of the page before
     */
    public List<Lead> newest(Optional<UUID> before, int limit) {
        return before.isEmpty()
                ? sql.list("select " + COLUMNS + " from lead order by id desc limit ?", Leads::lead, limit)
                : sql.list(
                        "select " + COLUMNS + " from lead where id < ? order by id desc limit ?",
                        Leads::lead,
                        before.get(),
                        limit);
    }

    void add(List<Lead> leads) {
        sql.batch(
                "insert into lead (" + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                leads.stream().map(Leads::columns).toList());
    }

    void addKeys(UUID leadId, Iterable<String> keys) {
        List<Object[]> rows = new ArrayList<>();
        keys.forEach(key -> rows.add(new Object[] {leadId, key}));
        sql.batch("insert into lead_email (lead_id, email_key) values (?, ?)", rows);
    }

    /** @return whether there was such a lead */
    boolean remove(UUID id) {
        sql.update("delete from lead_email where lead_id = ?", id);
        return sql.update("delete from lead where id = ?", id) > 0;
    }

    /** Computes the keys of every lead anew. */
    void rekey(Similarity similarity) {
        sql.update("delete from lead_email");
        Optional<UUID> before = Optional.empty();
        List<Lead> page = newest(before, 1_000);
        while (!page.isEmpty()) {
            List<Object[]> rows = new ArrayList<>();
            for (Lead lead : page) {
                keys(lead.fields(), similarity).forEach(key -> rows.add(new Object[] {lead.id(), key}));
            }
            sql.batch("insert into lead_email (lead_id, email_key) values (?, ?)", rows);
            page = newest(Optional.of(page.get(page.size() - 1).id()), 1_000);
        }
    }

    private static TreeSet<String> keys(LeadFields fields, Similarity similarity) {
        TreeSet<String> keys = new TreeSet<>();
        EmailAddress.tryParse(fields.email1()).ifPresent(address -> keys.add(address.key(similarity)));
        EmailAddress.tryParse(fields.email2()).ifPresent(address -> keys.add(address.key(similarity)));
        return keys;
    }

    private static Object[] columns(Lead lead) {
        LeadFields fields = lead.fields();
        return new Object[] {
            lead.id(),
            fields.contactName(),
            fields.email1(),
            fields.email2(),
            fields.phone1(),
            fields.phone2(),
            fields.companyName(),
            fields.source(),
            fields.tags().toString(),
            fields.custom().toString(),
            lead.origin(),
            lead.createdAt(),
            lead.createdBy()
        };
    }

    private static Lead lead(ResultSet row) throws SQLException {
        LeadFields fields = new LeadFields(
                row.getString("contact_name"),
                row.getString("contact_email1"),
                row.getString("contact_email2"),
                row.getString("contact_phone1"),
                row.getString("contact_phone2"),
                row.getString("company_name"),
                row.getString("source"),
                json(row.getString("tags")).asJsonArray(),
                json(row.getString("custom")).asJsonObject());
        return new Lead(
                Sql.uuid(row, "id"),
                fields,
                LeadOrigin.valueOf(row.getString("origin")),
                Sql.instant(row, "created_at"),
                row.getString("created_by"));
    }

    private static JsonStructure json(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.read();
        }
    }
}
