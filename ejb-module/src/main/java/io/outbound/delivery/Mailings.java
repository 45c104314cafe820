package io.outbound.delivery;

import io.outbound.address.EmailAddress;
import io.outbound.balance.Price;
import io.outbound.balance.Tariff;
import io.outbound.kernel.ChannelId;
import io.outbound.kernel.DomainException;
import io.outbound.store.Sql;
import io.outbound.template.Attachments;
import io.outbound.template.CompiledTemplate;
import io.outbound.template.FrozenContents;
import io.outbound.template.TemplateContent;
import io.outbound.template.TemplateEngine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The frozen snapshots, ready to be sent. A compiled template is kept for the runs that share it. */
@ApplicationScoped
public class Mailings {

    private static final int KEPT = 200;
    private static final String SELECT =
            "select e.id, e.campaign_id, kind, channel, template_id, template_version, sender_name, sender_address, in_doubt, ttl_seconds,"
                    + " throttle_per_second, sandbox, test, f.price from execution e left join fund f on f.id = e.id where e.id = any(?)";

    private final Map<FrozenContents.Key, Ready> compiled = Collections.synchronizedMap(new LatestUsed<>());
    private Sql sql;
    private FrozenContents contents;
    private TemplateEngine templates;
    private Attachments attachments;
    private Tariff tariff;

    protected Mailings() {}

    @Inject
    public Mailings(
            Sql sql, FrozenContents contents, TemplateEngine templates, Attachments attachments, Tariff tariff) {
        this.attachments = attachments;
        this.sql = sql;
        this.contents = contents;
        this.templates = templates;
        this.tariff = tariff;
    }

    Optional<Mailing> of(UUID executionId) {
        return Optional.ofNullable(of(List.of(executionId)).get(executionId));
    }

    /** In one statement: triggered messages have a run each. */
    Map<UUID, Mailing> of(Collection<UUID> executionIds) {
        if (executionIds.isEmpty()) {
            return Map.of();
        }
        UUID[] ids = executionIds.toArray(new UUID[0]);
        return sql.list(SELECT, this::frozen, (Object) ids).stream()
                .map(run -> run.with(template(run.content())))
                .collect(Collectors.toMap(Mailing::executionId, mailing -> mailing));
    }

    /** A content that was read once; its files are read when a run needs them. */
    private record Ready(CompiledTemplate template, List<UUID> files) {}

    /** A row; its content is read after all rows are, and only when it is not known. */
    private record Frozen(FrozenContents.Key content, Function<Ready, Mailing> mailing) {

        Mailing with(Ready ready) {
            return mailing.apply(ready);
        }
    }

    private Frozen frozen(ResultSet row) throws SQLException {
        UUID id = Sql.uuid(row, "id");
        UUID campaign = row.getBoolean("test") ? null : Sql.uuid(row, "campaign_id");
        boolean broadcast = "BROADCAST".equals(row.getString("kind"));
        ChannelId channel = ChannelId.valueOf(row.getString("channel"));
        String name = row.getString("sender_name");
        String sender = row.getString("sender_address");
        String domain = EmailAddress.tryParse(sender).map(EmailAddress::domain).orElse("outbound.invalid");
        InDoubt inDoubt = InDoubt.valueOf(row.getString("in_doubt"));
        Duration ttl = Duration.ofSeconds(row.getLong("ttl_seconds"));
        Integer throttle = row.getObject("throttle_per_second", Integer.class);
        boolean sandbox = row.getBoolean("sandbox");
        Fees fees = broadcast
                ? frozen(id, channel, row.getBigDecimal("price"))
                : current(Sql.uuid(row, "campaign_id"), channel);
        return new Frozen(
                new FrozenContents.Key(Sql.uuid(row, "template_id"), row.getLong("template_version")),
                ready -> new Mailing(
                        id,
                        campaign,
                        broadcast,
                        channel,
                        ready.template(),
                        attachments.ready(ready.files()),
                        name,
                        sender,
                        domain,
                        inDoubt,
                        ttl,
                        throttle,
                        sandbox,
                        fees));
    }

    /** A broadcast pays what was asked when it began. */
    private static Fees frozen(UUID executionId, ChannelId channel, BigDecimal price) {
        return price == null ? null : new Fees(executionId, new Price(channel, price));
    }

    /** A triggered message pays what is asked now. */
    private Fees current(UUID campaignId, ChannelId channel) {
        Price now = tariff.of(channel);
        return now.isFree() ? null : new Fees(campaignId, now);
    }

    private Ready template(FrozenContents.Key key) {
        Ready known = compiled.get(key);
        if (known == null) {
            known = compile(key);
            compiled.put(key, known);
        }
        return known;
    }

    /** What was accepted once may be refused by a later version of ours: that run's messages fail, no others. */
    private Ready compile(FrozenContents.Key key) {
        TemplateContent content = contents.find(key).orElseThrow();
        try {
            return new Ready(templates.compile(content), content.attachments());
        } catch (DomainException e) {
            return new Ready(CompiledTemplate.refusing(e), List.of());
        }
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
