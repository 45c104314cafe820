package io.outbound.channel;

import io.outbound.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.UUID;

/** When links were mailed: no change of the sender that somebody who edits it would have to know. */
@ApplicationScoped
public class VerificationLog {

    private Sql sql;

    protected VerificationLog() {}

    @Inject
    public VerificationLog(Sql sql) {
        this.sql = sql;
    }

    void mailed(UUID senderId, Instant at) {
        sql.update("update sender set verification_mailed_at = ? where id = ?", at, senderId);
    }
}
