package io.outbound.tracking;

import io.outbound.counter.Counter;
import io.outbound.counter.Hourly;
import io.outbound.counter.Increments;
import io.outbound.outbox.EventType;
import io.outbound.outbox.Outbox;
import io.outbound.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What was opened and clicked, message by message, and for each contact and campaign when it last happened. Whoever
 * opened a message has received it: a delivery in doubt becomes SENT (RECONCILE).
 */
@ApplicationScoped
public class Engagement {

    private static final String RECONCILED = "reconciled: the recipient opened it";

    private record Message(long id, UUID executionId, UUID campaignId, UUID contactId) {}

    private Sql sql;
    private Outbox outbox;
    private Clock clock;

    protected Engagement() {}

    @Inject
    public Engagement(Sql sql, Outbox outbox, Clock clock) {
        this.sql = sql;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Counts an open; one of a test or of a message that is gone is not counted. */
    @Transactional
    public void opened(long deliveryId) {
        message(deliveryId).ifPresent(message -> {
            Instant now = clock.instant();
            Increments counted = Increments.ofAny();
            begin(message);
            if (!firstOpen(message, now, counted)) {
                again("opens", Counter.OPENS, message, counted);
            }
            received(message, counted);
            last(message, "opened_at", now);
            outbox.reaction(EventType.MESSAGE_OPENED, message.id(), null);
            counted.write(sql);
        });
    }

    /** Counts a click, and an open if none was noticed: images are often not loaded. */
    @Transactional
    public void clicked(TrackingLinks.Click click) {
        message(click.deliveryId()).ifPresent(message -> {
            Instant now = clock.instant();
            Increments counted = Increments.ofAny();
            begin(message);
            if (!firstClick(message, now, counted)) {
                again("clicks", Counter.CLICKS, message, counted);
            }
            firstOpen(message, now, counted);
            link(message, click.url(), now, counted);
            received(message, counted);
            last(message, "opened_at", now);
            last(message, "clicked_at", now);
            outbox.reaction(EventType.MESSAGE_CLICKED, message.id(), click.url());
            counted.write(sql);
        });
    }

    private Optional<Message> message(long deliveryId) {
        return sql.first(
                "select d.id, e.id as execution_id, e.campaign_id, d.contact_id from delivery d join execution e on e.id = d.execution_id where d.id = ? and not e.test",
                row -> new Message(
                        row.getLong("id"),
                        Sql.uuid(row, "execution_id"),
                        Sql.uuid(row, "campaign_id"),
                        Sql.uuid(row, "contact_id")),
                deliveryId);
    }

    private void begin(Message message) {
        sql.update(
                "insert into delivery_engagement (delivery_id, opens, clicks) values (?, 0, 0) on conflict do nothing",
                message.id());
    }

    /** @return no when it was opened before */
    private boolean firstOpen(Message message, Instant now, Increments counted) {
        boolean first = sql.update(
                        "update delivery_engagement set opens = 1, opened_at = ? where delivery_id = ? and opens = 0",
                        now,
                        message.id())
                > 0;
        if (first) {
            counted.campaign(message.campaignId(), Counter.OPENS, 1)
                    .campaign(message.campaignId(), Counter.UNIQUE_OPENS, 1)
                    .hour(message.campaignId(), now, Hourly.OPENS, 1);
        }
        return first;
    }

    /** @return no when a link of it was followed before */
    private boolean firstClick(Message message, Instant now, Increments counted) {
        boolean first = sql.update(
                        "update delivery_engagement set clicks = 1, clicked_at = ? where delivery_id = ? and clicks = 0",
                        now,
                        message.id())
                > 0;
        if (first) {
            counted.campaign(message.campaignId(), Counter.CLICKS, 1)
                    .campaign(message.campaignId(), Counter.UNIQUE_CLICKS, 1)
                    .hour(message.campaignId(), now, Hourly.CLICKS, 1);
        }
        return first;
    }

    private void again(String column, Counter counter, Message message, Increments counted) {
        sql.update(
                "update delivery_engagement set " + column + " = " + column + " + 1 where delivery_id = ?",
                message.id());
        counted.campaign(message.campaignId(), counter, 1);
    }

    private void link(Message message, String url, Instant now, Increments counted) {
        UUID link = Increments.link(url);
        boolean first = sql.update(
                        "insert into delivery_click (delivery_id, link, url, clicks, clicked_at) values (?, ?, ?, 0, ?) on conflict do nothing",
                        message.id(),
                        link,
                        url,
                        now)
                > 0;
        sql.update(
                "update delivery_click set clicks = clicks + 1 where delivery_id = ? and link = ?", message.id(), link);
        counted.clicks(message.campaignId(), url, 1, first ? 1 : 0);
    }

    private void received(Message message, Increments counted) {
        int reconciled = sql.update(
                "update delivery set state = 'SENT', reply_text = '" + RECONCILED
                        + "' where id = ? and state = 'UNKNOWN'",
                message.id());
        counted.moved(message.executionId(), Counter.IN_DOUBT, Counter.SENT, reconciled);
        if (reconciled > 0) {
            sql.first(
                            "select address_dead from delivery where id = ? and bounced_at is not null",
                            row -> row.getBoolean(1),
                            message.id())
                    .ifPresent(dead -> counted.cameBack(message.executionId(), dead));
            outbox.reaction(EventType.MESSAGE_SENT, message.id(), RECONCILED);
        }
    }

    private void last(Message message, String column, Instant now) {
        if (message.contactId() != null) {
            sql.update(
                    "insert into engagement (contact_id, campaign_id) select id, ? from contact where id = ? on conflict do nothing",
                    message.campaignId(),
                    message.contactId());
            sql.update(
                    "update engagement set " + column + " = ? where contact_id = ? and campaign_id = ?",
                    now,
                    message.contactId(),
                    message.campaignId());
        }
    }
}
