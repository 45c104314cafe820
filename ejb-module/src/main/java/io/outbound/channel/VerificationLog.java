package io.outbound.channel;

import io.outbound.address.EmailAddress;
import io.outbound.address.Similarity;
import io.outbound.kernel.TooManyException;
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

    private record Letters(int number, Instant since, Instant last) {

        void requireRoom(Instant now) {
            Instant nextDay = since.plus(DAY);
            if (number >= MOST && nextDay.isAfter(now)) {
                throw new TooManyException(
                        "verification-mailed-often",
                        "Enough links were mailed there today; try again tomorrow.",
                        Duration.between(now, nextDay));
            }
            Instant next = last.plus(PAUSE);
            if (next.isAfter(now)) {
                throw new TooManyException(
                        "verification-just-mailed",
                        "A link was mailed there less than a minute ago.",
                        Duration.between(now, next));
            }
        }
    }

    /**
     * @throws TooManyException {@code verification-mailed-often} after enough letters to this address within a day,
     *     {@code verification-just-mailed} less than a minute after one
     */
    void requireRoom(String address, Instant now) {
        sql.first(
                        "select letters, since, mailed_at from verification_letter where address_key = ?",
                        row -> new Letters(
                                row.getInt("letters"), Sql.instant(row, "since"), Sql.instant(row, "mailed_at")),
                        key(address))
                .ifPresent(letters -> letters.requireRoom(now));
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
