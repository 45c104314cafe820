package io.outbound.delivery;

import io.outbound.kernel.DomainException;
import io.outbound.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The ledger for readers. */
@ApplicationScoped
public class Deliveries {

    private static final String READ =
            "select d.*, e.public_id from delivery d join execution e on e.id = d.execution_id where ";

    private Sql sql;

    protected Deliveries() {}

    @Inject
    public Deliveries(Sql sql) {
        this.sql = sql;
    }

    /** In the order they were taken up; those after {@code after}. */
    public List<DeliveryView> ofExecution(UUID executionId, Optional<DeliveryState> state, long after, int limit) {
        return list("d.execution_id = ?", executionId, state, after, limit);
    }

    /** Of every run of a campaign but tests, in the order they were taken up; those after {@code after}. */
    public List<DeliveryView> ofCampaign(UUID campaignId, Optional<DeliveryState> state, long after, int limit) {
        return list("e.campaign_id = ? and not e.test", campaignId, state, after, limit);
    }

    /** @throws DomainException NOT_FOUND */
    public DeliveryView byId(long id) {
        return sql.first(READ + "d.id = ?", Deliveries::view, id)
                .orElseThrow(() -> DomainException.notFound("message", id));
    }

    /** Every try, the one that succeeded last. */
    public List<AttemptView> attempts(DeliveryView delivery) {
        List<AttemptView> tries = new ArrayList<>(sql.list(
                "select number, at, result, code, text from delivery_attempt where delivery_id = ? order by number",
                row -> new AttemptView(
                        row.getInt("number"),
                        Sql.instant(row, "at"),
                        row.getString("result"),
                        row.getString("code"),
                        row.getString("text")),
                delivery.id()));
        if (delivery.state() == DeliveryState.SENT) {
            tries.add(new AttemptView(
                    delivery.attempt(), delivery.departedAt(), "SENT", delivery.replyCode(), delivery.replyText()));
        }
        return tries;
    }

    /** What was told of it after it had left, in that order. */
    public List<ReceiptView> receipts(DeliveryView delivery) {
        return sql.list(
                "select event, received_at, code, text from delivery_receipt where delivery_id = ? order by received_at, event",
                row -> new ReceiptView(
                        Receipt.Event.valueOf(row.getString("event")),
                        Sql.instant(row, "received_at"),
                        row.getString("code"),
                        row.getString("text")),
                delivery.id());
    }

    private List<DeliveryView> list(String of, UUID id, Optional<DeliveryState> state, long after, int limit) {
        List<Object> values = new ArrayList<>(List.of(id, after));
        state.ifPresent(values::add);
        values.add(limit);
        return sql.list(
                READ + of + " and d.id > ?" + (state.isPresent() ? " and d.state = ?" : "") + " order by d.id limit ?",
                Deliveries::view,
                values.toArray());
    }

    private static DeliveryView view(ResultSet row) throws SQLException {
        return new DeliveryView(
                row.getLong("id"),
                Sql.uuid(row, "execution_id"),
                row.getString("public_id"),
                row.getString("address"),
                DeliveryState.valueOf(row.getString("state")),
                row.getInt("attempt"),
                row.getString("message_id"),
                row.getString("reply_code"),
                row.getString("reply_text"),
                Sql.instant(row, "next_at"),
                Sql.instant(row, "accepted_at"),
                Sql.instant(row, "queued_at"),
                Sql.instant(row, "rendered_at"),
                Sql.instant(row, "departed_at"),
                Sql.instant(row, "provider_ack_at"),
                Sql.instant(row, "delivered_at"),
                Sql.instant(row, "seen_at"),
                Sql.instant(row, "bounced_at"),
                Sql.instant(row, "complained_at"));
    }
}
