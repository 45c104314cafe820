package io.outbound.delivery;

import io.outbound.store.Sql;
import java.time.Instant;
import java.util.UUID;

/** Triggered messages that we hold back. Their time to live was made longer by all of the wait that was planned. */
record HeldTriggers(Sql sql) {

    private static final String NOT_WAITED =
            "greatest(0, cast(floor(extract(epoch from (next_at - cast(? as timestamp(3) with time zone)))) as integer))";
    private static final String LET_GO = "update delivery set next_at = ?, held_seconds = greatest(0, held_seconds - "
            + NOT_WAITED + ") where state = 'DEFERRED' and unitary and reply_code = ? and execution_id in (";

    /**
     * They look again now, and what they have not waited counts again.
     *
     * @param code why they are held
     * @param runs a query of the ids of their runs, with one value
     */
    void letGo(String code, String runs, UUID value, Instant now) {
        sql.update(LET_GO + runs + ")", now, now, code, value);
    }
}
