package io.outbound.receipt;

import io.outbound.delivery.Receipt.Event;
import io.outbound.kernel.ChannelId;
import io.outbound.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/**
 * Receipts of messages that nobody knows yet. A gateway may tell that a message was delivered before the ledger has the
 * id that it gave it; what is not known after ten minutes is somebody else's.
 */
@ApplicationScoped
public class EarlyReceipts {

    private static final Duration KEPT = Duration.ofMinutes(10);
    private static final int AT_ONCE = 500;

    private Sql sql;
    private Clock clock;

    protected EarlyReceipts() {}

    @Inject
    public EarlyReceipts(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    record Early(ChannelId channel, GatewayReceipt receipt) {}

    void keep(ChannelId channel, GatewayReceipt receipt) {
        if (receipt.messageId() != null) {
            sql.update(
                    "insert into early_receipt (channel, message_id, event, address_dead, code, text, received_at)"
                            + " values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing",
                    channel,
                    receipt.messageId(),
                    receipt.event(),
                    receipt.addressDead(),
                    receipt.code(),
                    receipt.text(),
                    clock.instant());
        }
    }

    /** Those whose message has come to be known. */
    List<Early> known() {
        return sql.list(
                "select r.* from early_receipt r where exists (select 1 from delivery d where d.channel = r.channel"
                        + " and d.message_id = r.message_id and d.channel <> 'EMAIL') order by r.received_at limit ?",
                row -> new Early(
                        ChannelId.valueOf(row.getString("channel")),
                        new GatewayReceipt(
                                row.getString("message_id"),
                                null,
                                Event.valueOf(row.getString("event")),
                                row.getBoolean("address_dead"),
                                row.getString("code"),
                                row.getString("text"))),
                AT_ONCE);
    }

    void done(Early early) {
        sql.update(
                "delete from early_receipt where channel = ? and message_id = ? and event = ?",
                early.channel(),
                early.receipt().messageId(),
                early.receipt().event());
    }

    void forgetOld() {
        sql.update(
                "delete from early_receipt where received_at < ?",
                clock.instant().minus(KEPT));
    }
}
