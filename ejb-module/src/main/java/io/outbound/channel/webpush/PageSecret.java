package io.outbound.channel.webpush;

import io.outbound.settings.Secrets;
import io.outbound.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/** What a host's server signs with who a visitor of its page is; one, kept sealed. */
@ApplicationScoped
public class PageSecret {

    private static final String RECORD = "webpush-page-secret";

    private Sql sql;
    private Secrets secrets;

    protected PageSecret() {}

    @Inject
    public PageSecret(Sql sql, Secrets secrets) {
        this.sql = sql;
        this.secrets = secrets;
    }

    Optional<byte[]> read() {
        return sql.first("select secret from webpush_page_secret where id = 1", row -> row.getString(1))
                .map(kept -> secrets.open(Base64.getDecoder().decode(kept), RECORD));
    }

    /** What was signed with the one before is worth nothing from now on. */
    void replace(String secret, Instant now, String by) {
        String sealed =
                Base64.getEncoder().encodeToString(secrets.seal(secret.getBytes(StandardCharsets.US_ASCII), RECORD));
        if (update(sealed, now, by) == 0) {
            sql.update(
                    "insert into webpush_page_secret (id, secret, created_at, created_by) values (1, ?, ?, ?) on conflict do nothing",
                    sealed,
                    now,
                    by);
            update(sealed, now, by);
        }
    }

    private int update(String sealed, Instant now, String by) {
        return sql.update(
                "update webpush_page_secret set secret = ?, created_at = ?, created_by = ? where id = 1",
                sealed,
                now,
                by);
    }
}
