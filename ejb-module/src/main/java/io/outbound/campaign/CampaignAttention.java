package io.outbound.campaign;

import io.outbound.channel.VerifiedDomains;
import io.outbound.settings.Settings;
import io.outbound.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Marks campaigns that somebody has to look after because something they need was taken away since: a thing they use was
 * deleted, paused or blocked, whoever stands for them lost the right to launch, or there is no money. Asked of the things
 * themselves, so that a mark is gone as soon as its cause is; one statement for a whole page of campaigns.
 */
@ApplicationScoped
public class CampaignAttention {

    private static final String GONE =
            "select 'TEMPLATE_DELETED' as code, id, null as address from template where id = any(?) and deleted_at is not null"
                    + " union all select case status when 'PAUSED' then 'SENDER_PAUSED' when 'ACTIVE' then 'DOMAIN_UNVERIFIED'"
                    + " else 'SENDER_DELETED' end, id, address from sender where id = any(?)"
                    + " and (status <> 'ACTIVE' or channel = 'EMAIL' and verified_at is null)"
                    + " union all select case when deleted_at is null then 'TELEGRAM_BOT_BLOCKED' else 'TELEGRAM_BOT_DELETED' end, id,"
                    + " null from telegram_bot where id = any(?) and (deleted_at is not null or status = 'BLOCKED')"
                    + " union all select 'CONTACT_LIST_DELETED', id, null from contact_list where id = any(?) and deleted_at is not null"
                    + " union all select 'SEGMENT_DELETED', id, null from segment where id = any(?) and deleted_at is not null"
                    + " union all select 'CONTACT_LIST_DELETED', id, null from segment g where id = any(?) and deleted_at is null and exists"
                    + " (select 1 from segment_list n join contact_list l on l.id = n.list_id where n.segment_id = g.id and l.deleted_at is not null)";

    private static final int KINDS = 6;

    private Sql sql;
    private VerifiedDomains domains;
    private Settings settings;
    private FundsCheck funds;
    private LaunchPermission permission;

    protected CampaignAttention() {}

    @Inject
    public CampaignAttention(
            Sql sql, VerifiedDomains domains, Settings settings, FundsCheck funds, LaunchPermission permission) {
        this.sql = sql;
        this.domains = domains;
        this.settings = settings;
        this.funds = funds;
        this.permission = permission;
    }

    private record Gone(ReasonCode code, UUID id, String address) {}

    /** The same campaigns in the same order. */
    List<CampaignLine> mark(List<CampaignLine> lines) {
        Map<UUID, ReasonCode> gone = gone(lines);
        Set<String> restricted = permission.restricted(lines);
        Set<UUID> poor = funds.poor(lines);
        return lines.stream()
                .map(line -> marked(line, reasons(line, gone, restricted, poor)))
                .toList();
    }

    private static Set<FailureReason> reasons(
            CampaignLine line, Map<UUID, ReasonCode> gone, Set<String> restricted, Set<UUID> poor) {
        Set<FailureReason> reasons = new LinkedHashSet<>();
        if (line.needsWhatItUses()) {
            line.uses()
                    .ids()
                    .filter(gone::containsKey)
                    .map(id -> reason(line, id, gone.get(id)))
                    .forEach(reasons::add);
        }
        if (line.isStartedByClock() && restricted.contains(line.uses().responsible())) {
            reasons.add(ReasonCode.PERMISSION_RESTRICTED.on(line.channel()));
        }
        if (poor.contains(line.id())) {
            reasons.add(ReasonCode.INSUFFICIENT_FUNDS.on(line.channel()));
        }
        return reasons;
    }

    private static FailureReason reason(CampaignLine line, UUID id, ReasonCode code) {
        Audience audience = line.uses().audience();
        return code == ReasonCode.CONTACT_LIST_DELETED && !id.equals(audience.contactListId())
                ? ReasonCode.namedListDeleted(line.channel(), audience.fieldOf(id))
                : code.on(line.channel());
    }

    private static CampaignLine marked(CampaignLine line, Set<FailureReason> reasons) {
        return line.marked(reasons.stream()
                .map(reason -> reason.fixedAt(FixPage.of(line.id(), reason)))
                .toList());
    }

    private Map<UUID, ReasonCode> gone(List<CampaignLine> lines) {
        UUID[] used = lines.stream()
                .filter(CampaignLine::needsWhatItUses)
                .flatMap(line -> line.uses().ids())
                .distinct()
                .toArray(UUID[]::new);
        Map<UUID, ReasonCode> gone = new HashMap<>();
        if (used.length > 0) {
            sql
                    .list(
                            GONE,
                            row -> new Gone(
                                    ReasonCode.valueOf(row.getString("code")),
                                    Sql.uuid(row, "id"),
                                    row.getString("address")),
                            Collections.nCopies(KINDS, used).toArray())
                    .stream()
                    .filter(one -> one.code() != ReasonCode.DOMAIN_UNVERIFIED || !mayLeave(one.address()))
                    .forEach(one -> gone.put(one.id(), one.code()));
        }
        return gone;
    }

    /** As preflight has it: what does not leave need not be anybody's. */
    private boolean mayLeave(String address) {
        return settings.current().sandbox() || domains.know(address);
    }
}
