package io.outbound.delivery;

import io.outbound.counter.Counter;
import io.outbound.counter.Increments;
import io.outbound.outbox.EventType;
import io.outbound.outbox.Outbox;
import io.outbound.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;

/** Receipts as the ledger keeps them: the first of each kind for each message, and what follows from it. */
@ApplicationScoped
public class ReceiptLedger {

    private static final String NOTE =
            "insert into delivery_receipt (delivery_id, event, received_at, code, text) values (?, ?, ?, ?, ?) on conflict do nothing";
    private static final int MAX_CODE = 60;

    private Sql sql;
    private Outbox outbox;
    private Clock clock;

    protected ReceiptLedger() {}

    @Inject
    public ReceiptLedger(Sql sql, Outbox outbox, Clock clock) {
        this.sql = sql;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** @return whether it was not told before */
    @Transactional
    public boolean note(Receipts.Told message, Receipt receipt) {
        Instant now = clock.instant();
        String code = cut(Reply.text(receipt.code()));
        String text = Reply.text(receipt.text());
        if (sql.update(NOTE, message.id(), receipt.event(), now, code, text) == 0) {
            return false;
        }
        Increments counted = Increments.ofAny();
        left(message, receipt, counted);
        stamp(message, receipt, now, counted);
        EventType.ofMessageState(receipt.event().name()).ifPresent(type -> outbox.reaction(type, message.id(), text));
        counted.write(sql);
        return true;
    }

    /** Of what has come back, or was read, nobody doubts any more that it was sent (RECONCILE). */
    private void left(Receipts.Told message, Receipt receipt, Increments counted) {
        String why = "reconciled: " + receipt.event().name().toLowerCase(Locale.ROOT) + " was reported";
        int settled = sql.update(
                "update delivery set state = 'SENT', reply_text = ? where id = ? and state = 'UNKNOWN'",
                why,
                message.id());
        counted.moved(message.executionId(), Counter.IN_DOUBT, Counter.SENT, settled);
        if (settled > 0) {
            cameBack(message, counted);
            outbox.reaction(EventType.MESSAGE_SENT, message.id(), why);
        }
    }

    private void stamp(Receipts.Told message, Receipt receipt, Instant now, Increments counted) {
        String column =
                switch (receipt.event()) {
                    case DELIVERED -> "delivered_at";
                    case SEEN -> "seen_at";
                    case BOUNCED -> "bounced_at";
                    case COMPLAINED -> "complained_at";
                    case DELAYED -> null;
                };
        if (column != null) {
            sql.update("update delivery set " + column + " = ? where id = ?", now, message.id());
        }
        if (receipt.event() == Receipt.Event.SEEN) {
            sql.update("update delivery set delivered_at = coalesce(delivered_at, ?) where id = ?", now, message.id());
        }
        if (receipt.event() == Receipt.Event.BOUNCED) {
            sql.update(
                    "update delivery set address_dead = ? where id = ? and state <> 'FAILED'",
                    receipt.addressDead(),
                    message.id());
            cameBack(message, counted);
        }
        if (receipt.event() == Receipt.Event.COMPLAINED) {
            counted.run(message.executionId(), Counter.COMPLAINTS, 1);
        }
    }

    /** Counts it as such if it has, and was sent: what is tried again is counted when that is known. */
    private void cameBack(Receipts.Told message, Increments counted) {
        sql.first(
                        "select address_dead from delivery where id = ? and state = 'SENT' and bounced_at is not null",
                        row -> row.getBoolean(1),
                        message.id())
                .ifPresent(dead -> counted.cameBack(message.executionId(), dead));
    }

    private static String cut(String code) {
        return code == null || code.length() <= MAX_CODE ? code : code.substring(0, MAX_CODE);
    }
}
