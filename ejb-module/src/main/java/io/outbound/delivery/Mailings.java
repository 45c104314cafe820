package io.outbound.delivery;

import io.outbound.address.EmailAddress;
import io.outbound.kernel.ChannelId;
import io.outbound.store.Sql;
import io.outbound.template.CompiledTemplate;
import io.outbound.template.TemplateContent;
import io.outbound.template.TemplateEngine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** The frozen snapshots, ready to be sent. A compiled template is kept for the runs that share it. */
@ApplicationScoped
public class Mailings {

    private static final int KEPT = 200;
    private static final String SELECT =
            "select id, campaign_id, kind, channel, subject, html, plain, sender_name, sender_address, in_doubt, ttl_seconds,"
                    + " throttle_per_second, sandbox from execution ";

    private final Map<TemplateContent, CompiledTemplate> compiled = Collections.synchronizedMap(new LatestUsed<>());
    private Sql sql;
    private TemplateEngine templates;

    protected Mailings() {}

    @Inject
    public Mailings(Sql sql, TemplateEngine templates) {
        this.sql = sql;
        this.templates = templates;
    }

    Optional<Mailing> of(UUID executionId) {
        return sql.first(SELECT + "where id = ?", this::mailing, executionId);
    }

    /** In one statement: triggered messages have a run each. */
    Map<UUID, Mailing> of(Collection<UUID> executionIds) {
        if (executionIds.isEmpty()) {
            return Map.of();
        }
        UUID[] ids = executionIds.toArray(new UUID[0]);
        return sql.list(SELECT + "where id = any(?)", this::mailing, (Object) ids).stream()
                .collect(Collectors.toMap(Mailing::executionId, mailing -> mailing));
    }

    private Mailing mailing(ResultSet row) throws SQLException {
        String sender = row.getString("sender_address");
        return new Mailing(
                Sql.uuid(row, "id"),
                Sql.uuid(row, "campaign_id"),
                "BROADCAST".equals(row.getString("kind")),
                ChannelId.valueOf(row.getString("channel")),
                template(new TemplateContent(row.getString("subject"), row.getString("html"), row.getString("plain"))),
                row.getString("sender_name"),
                sender,
                EmailAddress.tryParse(sender).map(EmailAddress::domain).orElse("outbound.invalid"),
                InDoubt.valueOf(row.getString("in_doubt")),
                Duration.ofSeconds(row.getLong("ttl_seconds")),
                row.getObject("throttle_per_second", Integer.class),
                row.getBoolean("sandbox"));
    }

    private CompiledTemplate template(TemplateContent content) {
        CompiledTemplate known = compiled.get(content);
        if (known == null) {
            known = templates.compile(content);
            compiled.put(content, known);
        }
        return known;
    }

    private static final class LatestUsed<K, V> extends LinkedHashMap<K, V> {

        private static final long serialVersionUID = 1L;

        LatestUsed() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > KEPT;
        }
    }
}
