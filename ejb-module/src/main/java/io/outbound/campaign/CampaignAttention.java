package io.outbound.campaign;

import io.outbound.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Marks campaigns that somebody has to look after because a thing they use was deleted, paused or blocked since. Asked of
 * the things themselves, so that a mark is gone as soon as its cause is; one statement for a whole page of campaigns.
 */
@ApplicationScoped
public class CampaignAttention {

    private static final String GONE =
            "select 'TEMPLATE_DELETED', id from template where id = any(?) and deleted_at is not null"
                    + " union all select case status when 'PAUSED' then 'SENDER_PAUSED' else 'SENDER_DELETED' end, id"
                    + " from sender where id = any(?) and status <> 'ACTIVE'"
                    + " union all select case when deleted_at is null then 'TELEGRAM_BOT_BLOCKED' else 'TELEGRAM_BOT_MISSING' end, id"
                    + " from telegram_bot where id = any(?) and (deleted_at is not null or status = 'BLOCKED')"
                    + " union all select 'CONTACT_LIST_DELETED', id from contact_list where id = any(?) and deleted_at is not null"
                    + " union all select 'SEGMENT_DELETED', id from segment where id = any(?) and deleted_at is not null";

    private Sql sql;

    protected CampaignAttention() {}

    @Inject
    public CampaignAttention(Sql sql) {
        this.sql = sql;
    }

    /** The same campaigns in the same order. */
    List<CampaignLine> mark(List<CampaignLine> lines) {
        UUID[] used = lines.stream()
                .filter(CampaignLine::needsWhatItUses)
                .flatMap(line -> line.uses().ids())
                .distinct()
                .toArray(UUID[]::new);
        if (used.length == 0) {
            return lines;
        }
        Map<UUID, ReasonCode> gone = gone(used);
        return gone.isEmpty()
                ? lines
                : lines.stream().map(line -> marked(line, gone)).toList();
    }

    private Map<UUID, ReasonCode> gone(UUID[] used) {
        Map<UUID, ReasonCode> gone = new HashMap<>();
        Object[] values = Collections.nCopies(5, used).toArray();
        sql.list(GONE, row -> gone.put(row.getObject(2, UUID.class), ReasonCode.valueOf(row.getString(1))), values);
        return gone;
    }

    private static CampaignLine marked(CampaignLine line, Map<UUID, ReasonCode> gone) {
        if (!line.needsWhatItUses()) {
            return line;
        }
        return line.marked(line.uses()
                .ids()
                .filter(gone::containsKey)
                .map(gone::get)
                .distinct()
                .map(code -> code.on(line.channel()).fixedAt(FixPage.of(line.id(), code)))
                .toList());
    }
}
