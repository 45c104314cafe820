package io.outbound.channel;

import io.outbound.address.EmailAddress;
import io.outbound.address.Similarity;
import io.outbound.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * When links were mailed: no change of the sender that somebody who edits it would have to know. Letters are counted by
 * address, too: whoever makes many senders of one address does not fill somebody's mailbox with them.
 */
@ApplicationScoped
public class VerificationLog {

    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final Duration DAY = Duration.ofDays(1);
    private static final int MOST = 5;

    private Sql sql;

    protected VerificationLog() {}

    @Inject
    public VerificationLog(Sql sql) {
        this.sql = sql;
    }

    /** Whether a letter may go to an address now. */
    enum Room {
        FREE,
        /** One went there less than a minute ago. */
        JUST_MAILED,
        /** Enough of them within a day. */
        NONE_TODAY
    }

    private record Letters(int number, Instant since, Instant last) {

        Room room(Instant now) {
            if (last.plus(PAUSE).isAfter(now)) {
                return Room.JUST_MAILED;
            }
            return number >= MOST && since.plus(DAY).isAfter(now) ? Room.NONE_TODAY : Room.FREE;
        }
    }

    Room room(String address, Instant now) {
        return sql.first(
                        "select letters, since, mailed_at from verification_letter where address_key = ?",
                        row -> new Letters(
                                row.getInt("letters"), Sql.instant(row, "since"), Sql.instant(row, "mailed_at")),
                        key(address))
                .map(letters -> letters.room(now))
                .orElse(Room.FREE);
    }

    /** Outside any transaction. @return false when there is no room; of several at once one is told yes */
    boolean take(String address, Instant now) {
        Instant yesterday = now.minus(DAY);
        sql.update("delete from verification_letter where since <= ?", yesterday);
        return sql.update(
                                "insert into verification_letter (address_key, letters, since, mailed_at) values (?, 1, ?, ?)"
                                        + " on conflict do nothing",
                                key(address),
                                now,
                                now)
                        > 0
                || sql.update(
                                "update verification_letter set letters = letters + 1, mailed_at = ?"
                                        + " where address_key = ? and letters < ? and mailed_at <= ?",
                                now,
                                key(address),
                                MOST,
                                now.minus(PAUSE))
                        > 0;
    }

    void mailed(UUID senderId, Instant at) {
        sql.update("update sender set verification_mailed_at = ? where id = ?", at, senderId);
    }

    private static String key(String address) {
        return EmailAddress.tryParse(address)
                .map(known -> known.key(Similarity.STANDARD))
                .orElse(address);
    }
}
