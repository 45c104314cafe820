package io.outbound.delivery;

import io.outbound.consent.SuppressionReason;
import io.outbound.consent.Suppressions;
import io.outbound.kernel.ChannelId;
import io.outbound.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;

/**
 * Takes what is told of messages after they have left. The same told twice changes nothing; SENT stays SENT, whatever
 * came of it is said beside it. Whoever calls has checked that the teller may be believed.
 */
@ApplicationScoped
public class Receipts {

    /** What a receipt did. */
    public enum Effect {
        APPLIED,
        /** It had been told before. */
        REPEATED,
        /** No message of ours. */
        UNKNOWN_MESSAGE
    }

    private Sql sql;
    private ReceiptLedger ledger;
    private Suppressions suppressions;

    protected Receipts() {}

    @Inject
    public Receipts(Sql sql, ReceiptLedger ledger, Suppressions suppressions) {
        this.sql = sql;
        this.ledger = ledger;
        this.suppressions = suppressions;
    }

    /** @param campaignId null: a test, which is part of no figure */
    record Told(long id, UUID executionId, UUID campaignId, ChannelId channel, String recipientKey) {}

    /** In two transactions, the suppression first: cut off between them, the same receipt told again finishes it. */
    public Effect take(Receipt receipt) {
        Optional<Told> message = find(receipt.deliveryId());
        message.ifPresent(told -> suppress(told, receipt));
        return message.map(told -> ledger.note(told, receipt) ? Effect.APPLIED : Effect.REPEATED)
                .orElse(Effect.UNKNOWN_MESSAGE);
    }

    private void suppress(Told told, Receipt receipt) {
        if (receipt.event() == Receipt.Event.COMPLAINED) {
            suppressions.add(told.channel(), told.recipientKey(), SuppressionReason.COMPLAINT, told.campaignId());
        } else if (receipt.event() == Receipt.Event.BOUNCED && receipt.addressDead()) {
            suppressions.add(told.channel(), told.recipientKey(), SuppressionReason.HARD_BOUNCE, told.campaignId());
        }
    }

    private Optional<Told> find(long deliveryId) {
        return sql.first(
                "select d.id, e.id as execution_id, case when e.test then null else e.campaign_id end as campaign_id,"
                        + " d.channel, d.recipient_key from delivery d join execution e on e.id = d.execution_id where d.id = ?",
                row -> new Told(
                        row.getLong("id"),
                        Sql.uuid(row, "execution_id"),
                        Sql.uuid(row, "campaign_id"),
                        ChannelId.valueOf(row.getString("channel")),
                        row.getString("recipient_key")),
                deliveryId);
    }
}
