package io.outbound.tracking;

import io.outbound.outbox.EventType;
import io.outbound.outbox.Outbox;
import io.outbound.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
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

    private record Message(long id, UUID campaignId, UUID contactId) {}

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
            sql.update(
                    "insert into delivery_engagement (delivery_id, opens, clicks) values (?, 0, 0) on conflict do nothing",
                    message.id());
            sql.update(
                    "update delivery_engagement set opens = opens + 1, opened_at = coalesce(opened_at, ?) where delivery_id = ?",
                    now,
                    message.id());
            received(message);
            last(message, "opened_at", now);
            outbox.reaction(EventType.MESSAGE_OPENED, message.id(), null);
        });
    }

    /** Counts a click, and an open if none was noticed: images are often not loaded. */
    @Transactional
    public void clicked(TrackingLinks.Click click) {
        message(click.deliveryId()).ifPresent(message -> {
            Instant now = clock.instant();
            sql.update(
                    "insert into delivery_engagement (delivery_id, opens, clicks) values (?, 0, 0) on conflict do nothing",
                    message.id());
            sql.update(
                    "update delivery_engagement set clicks = clicks + 1, clicked_at = coalesce(clicked_at, ?),"
                            + " opens = case when opens = 0 then 1 else opens end, opened_at = coalesce(opened_at, ?) where delivery_id = ?",
                    now,
                    now,
                    message.id());
            link(message, click.url(), now);
            received(message);
            last(message, "opened_at", now);
            last(message, "clicked_at", now);
            outbox.reaction(EventType.MESSAGE_CLICKED, message.id(), click.url());
        });
    }

    private Optional<Message> message(long deliveryId) {
        return sql.first(
                "select d.id, e.campaign_id, d.contact_id from delivery d join execution e on e.id = d.execution_id where d.id = ? and not e.test",
                row -> new Message(row.getLong(1), row.getObject(2, UUID.class), row.getObject(3, UUID.class)),
                deliveryId);
    }

    private void link(Message message, String url, Instant now) {
        UUID link = UUID.nameUUIDFromBytes(url.getBytes(StandardCharsets.UTF_8));
        sql.update(
                "insert into delivery_click (delivery_id, link, url, clicks, clicked_at) values (?, ?, ?, 0, ?) on conflict do nothing",
                message.id(),
                link,
                url,
                now);
        sql.update(
                "update delivery_click set clicks = clicks + 1 where delivery_id = ? and link = ?", message.id(), link);
    }

    private void received(Message message) {
        int reconciled = sql.update(
                "update delivery set state = 'SENT', reply_text = '" + RECONCILED
                        + "' where id = ? and state = 'UNKNOWN'",
                message.id());
        if (reconciled > 0) {
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
