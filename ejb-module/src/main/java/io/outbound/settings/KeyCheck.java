package io.outbound.settings;

import io.outbound.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;

/** Whether the key at hand is the one that this installation's data was sealed with. */
@ApplicationScoped
public class KeyCheck {

    private static final String ROW = "keyCheck";

    private Sql sql;
    private Secrets secrets;
    private Clock clock;

    protected KeyCheck() {}

    @Inject
    public KeyCheck(Sql sql, Secrets secrets, Clock clock) {
        this.sql = sql;
        this.secrets = secrets;
        this.clock = clock;
    }

    /** @return whether this is the first start on this database; of several nodes only one is told so */
    public boolean rememberIfFirst() {
        return sql.update(
                        "insert into setting (name, content, modified_at, modified_by) values (?, ?, ?, 'system')"
                                + " on conflict do nothing",
                        ROW,
                        fingerprint(),
                        clock.instant())
                == 1;
    }

    /** Whether {@link #rememberIfFirst} has ever happened on this database. */
    public boolean isRemembered() {
        return sql.count("select count(*) from setting where name = ?", ROW) > 0;
    }

    /** @throws KeyUnavailableException when the key is missing or another one */
    public void verify() {
        String remembered = sql.first("select content from setting where name = ?", row -> row.getString(1), ROW)
                .orElseThrow(() -> new KeyUnavailableException("OUT-0016 The first start has not ended.", null));
        if (!remembered.equals(fingerprint())) {
            throw new KeyUnavailableException(
                    "OUT-0017 The secret key is not the one this database was made with.", null);
        }
    }

    private String fingerprint() {
        return secrets.hmac("key-check", "outbound");
    }
}
