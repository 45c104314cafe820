package io.outbound.delivery;

import io.outbound.channel.spi.SendResult;
import java.time.Instant;

/**
 * One row for the group committer: the state that a held delivery takes now. Null times and texts leave what is there.
 *
 * @param result what to note as a try of its own; null for none
 * @param charge what it costs; null when it is free
 * @param code reply code of the provider or a word of ours
 */
record Settlement(
        long id,
        long fence,
        DeliveryState state,
        int attempt,
        String messageId,
        TryResult result,
        String code,
        String text,
        Instant nextAt,
        Instant renderedAt,
        Instant departedAt,
        Instant providerAckAt,
        Charge charge) {

    private static final int LONGEST_ID = 200;

    /** Why a try did not end in SENT. */
    enum TryResult {
        TEMPORARY,
        PERMANENT,
        /** {@link #PERMANENT}, because there is nobody at the address. */
        DEAD,
        UNKNOWN;

        /** As tries are noted: of a dead address the message itself tells. */
        String noted() {
            return this == DEAD ? PERMANENT.name() : name();
        }
    }

    boolean saysAddressIsDead() {
        return result == TryResult.DEAD;
    }

    /** Sets of them are kept for each commit: no more is looked at than tells them apart. */
    @Override
    public int hashCode() {
        return Long.hashCode(id) * 31 + attempt;
    }

    /** The same, paid for. */
    Settlement costing(Charge fee) {
        return fee == null
                ? this
                : new Settlement(
                        id,
                        fence,
                        state,
                        attempt,
                        messageId,
                        result,
                        code,
                        text,
                        nextAt,
                        renderedAt,
                        departedAt,
                        providerAckAt,
                        fee);
    }

    /** Instead of ATTEMPTING: nobody can pay for it, so it waits; in a lane for a while, in a run for the money. */
    Settlement unpaid(Instant laneTriesAt) {
        return new Settlement(
                id,
                fence,
                charge.lane() ? DeliveryState.DEFERRED : DeliveryState.PENDING,
                attempt - 1,
                null,
                null,
                "insufficient-funds",
                "insufficient-funds: the balance does not cover it",
                charge.lane() ? laneTriesAt : null,
                null,
                null,
                null,
                charge);
    }

    static Settlement attempting(Claimed claimed, String messageId, Instant renderedAt) {
        return new Settlement(
                claimed.id(),
                claimed.fence(),
                DeliveryState.ATTEMPTING,
                claimed.attempt() + 1,
                messageId,
                null,
                null,
                null,
                null,
                renderedAt,
                null,
                null,
                null);
    }

    /** Where the provider has an id of its own for the message, receipts name that one: it takes the place of ours. */
    static Settlement sent(Claimed claimed, SendResult.Accepted accepted, Instant departedAt, Instant at) {
        String id = accepted.providerMessageId();
        return new Settlement(
                claimed.id(),
                claimed.fence(),
                DeliveryState.SENT,
                claimed.attempt() + 1,
                id != null && id.length() <= LONGEST_ID ? id : null,
                null,
                Reply.code(accepted.reply()),
                Reply.text(accepted.reply()),
                null,
                null,
                departedAt,
                at,
                null);
    }

    /** Not SENT, for a reason. */
    static Settlement failed(Claimed claimed, DeliveryState state, TryResult result, String reason, Instant nextAt) {
        return new Settlement(
                claimed.id(),
                claimed.fence(),
                state,
                claimed.attempt() + 1,
                null,
                result,
                Reply.code(reason),
                Reply.text(reason),
                nextAt,
                null,
                null,
                null,
                null);
    }
}
