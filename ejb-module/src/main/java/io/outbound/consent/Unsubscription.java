package io.outbound.consent;

import io.outbound.kernel.ChannelId;
import io.outbound.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * One-click unsubscribe (RFC 8058): whoever holds the link of a message leaves the channel it came by, before anything
 * more is claimed for them. Needs no login: the signature of the link is the proof.
 */
@ApplicationScoped
public class Unsubscription {

    private record Recipient(ChannelId channel, String key, UUID campaignId) {}

    private Sql sql;
    private UnsubscribeLinks links;
    private Suppressions suppressions;

    protected Unsubscription() {}

    @Inject
    public Unsubscription(Sql sql, UnsubscribeLinks links, Suppressions suppressions) {
        this.sql = sql;
        this.links = links;
        this.suppressions = suppressions;
    }

    /** Whether this is a link of ours. */
    public boolean isKnown(String token) {
        return recipient(token).isPresent();
    }

    /**
     * Doing it twice does no harm.
     *
     * @return false when this is no link of ours
     */
    public boolean unsubscribe(String token) {
        Optional<Recipient> recipient = recipient(token);
        recipient.ifPresent(
                r -> suppressions.add(r.channel(), r.key(), SuppressionReason.UNSUBSCRIBED, r.campaignId()));
        return recipient.isPresent();
    }

    private Optional<Recipient> recipient(String token) {
        OptionalLong delivery = links.delivery(token);
        return delivery.isEmpty()
                ? Optional.empty()
                : sql.first(
                        "select d.channel, d.recipient_key, e.campaign_id from delivery d join execution e on e.id = d.execution_id where d.id = ?",
                        row -> new Recipient(
                                ChannelId.valueOf(row.getString(1)), row.getString(2), row.getObject(3, UUID.class)),
                        delivery.getAsLong());
    }
}
