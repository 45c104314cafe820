package io.outbound.consent;

import io.outbound.counter.Counter;
import io.outbound.counter.Increments;
import io.outbound.json.Json;
import io.outbound.kernel.ChannelId;
import io.outbound.outbox.EventType;
import io.outbound.outbox.Outbox;
import io.outbound.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/**
 * One-click unsubscribe (RFC 8058): whoever holds the link of a message leaves the channel it came by, before anything
 * more is claimed for them. Needs no login: the signature of the link is the proof.
 */
@ApplicationScoped
public class Unsubscription {

    private record Recipient(ChannelId channel, String addressHash, UUID campaignId) {}

    private Sql sql;
    private UnsubscribeLinks links;
    private Suppressions suppressions;
    private Outbox outbox;
    private Clock clock;

    protected Unsubscription() {}

    @Inject
    public Unsubscription(Sql sql, UnsubscribeLinks links, Suppressions suppressions, Outbox outbox, Clock clock) {
        this.sql = sql;
        this.links = links;
        this.suppressions = suppressions;
        this.outbox = outbox;
        this.clock = clock;
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
    @Transactional
    public boolean unsubscribe(String token) {
        Optional<Recipient> recipient = recipient(token);
        recipient.ifPresent(this::leave);
        return recipient.isPresent();
    }

    /** Who it was is told as the list of suppressions knows them: the address is not kept. */
    private void leave(Recipient who) {
        if (suppressions.addHash(who.channel(), who.addressHash(), SuppressionReason.UNSUBSCRIBED, who.campaignId())) {
            outbox.add(
                    EventType.MESSAGE_UNSUBSCRIBED,
                    clock.instant(),
                    Json.createObjectBuilder()
                            .add("channel", who.channel().name())
                            .add("campaignId", who.campaignId().toString())
                            .add("suppressionId", who.addressHash())
                            .build());
        }
        note(who);
    }

    /** That somebody left by it stays with the campaign, whatever becomes of the list; the second time is no news. */
    private void note(Recipient who) {
        int noted = sql.update(
                "insert into campaign_leaver (campaign_id, channel, address_hash, left_at) select id, ?, ?, ? from campaign where id = ?"
                        + " on conflict do nothing",
                who.channel(),
                who.addressHash(),
                clock.instant(),
                who.campaignId());
        Increments.ofAny()
                .campaign(who.campaignId(), Counter.UNSUBSCRIBES, noted)
                .write(sql);
    }

    private Optional<Recipient> recipient(String token) {
        return links.payload(token).flatMap(payload -> {
            String[] said = payload.split(" ");
            return said.length == 1 ? ofDelivery(Long.parseLong(said[0])) : Optional.of(recipient(said));
        });
    }

    private static Recipient recipient(String... said) {
        return new Recipient(ChannelId.valueOf(said[0]), said[1], UUID.fromString(said[2]));
    }

    /** Links of the first version name a row of the ledger. */
    private Optional<Recipient> ofDelivery(long id) {
        return sql.first(
                "select d.channel, d.recipient_key, e.campaign_id from delivery d join execution e on e.id = d.execution_id where d.id = ?",
                row -> new Recipient(
                        ChannelId.valueOf(row.getString(1)),
                        suppressions.hash(row.getString(2)),
                        row.getObject(3, UUID.class)),
                id);
    }
}
