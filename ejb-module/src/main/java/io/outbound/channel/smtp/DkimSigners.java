package io.outbound.channel.smtp;

import io.outbound.settings.KeyUnavailableException;
import io.outbound.store.Sql;
import io.outbound.store.StoreException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;

/**
 * The keys that sign now, in memory: read again every few seconds, by one thread while the others go on with what is
 * known. When they cannot be read, those known go on; thread-safe.
 */
@ApplicationScoped
public class DkimSigners {

    private static final long FRESH = Duration.ofSeconds(3).toNanos();
    private static final String ACTIVE =
            "select id, domain, selector, algorithm, private_key from dkim_key where signs is not null order by algorithm desc";

    /** @param at by {@link System#nanoTime} */
    private record Known(Map<String, List<DkimSigner>> byDomain, long at) {

        boolean isFresh() {
            return System.nanoTime() - at < FRESH;
        }
    }

    private final ReentrantLock reading = new ReentrantLock();
    private volatile Known known;
    private Sql sql;
    private SealedKeys sealed;

    protected DkimSigners() {}

    @Inject
    public DkimSigners(Sql sql, SealedKeys sealed) {
        this.sql = sql;
        this.sealed = sealed;
    }

    /**
     * Those of a domain, or of the closest one above it (RFC 6376 §3.8 lets a parent sign; DMARC calls that aligned).
     *
     * @throws StoreException when they cannot be read and none are known
     * @throws KeyUnavailableException likewise
     */
    List<DkimSigner> of(String domain) {
        Map<String, List<DkimSigner>> all = current();
        String name = domain;
        while (!all.isEmpty() && name.indexOf('.') > 0) {
            List<DkimSigner> found = all.get(name);
            if (found != null) {
                return found;
            }
            name = name.substring(name.indexOf('.') + 1);
        }
        return List.of();
    }

    /** The node that changes a key signs with it at once, others within seconds. */
    void changed(@Observes(during = TransactionPhase.AFTER_COMPLETION) DkimKeysChanged event) {
        Known seen = known;
        if (seen != null) {
            known = new Known(seen.byDomain(), seen.at() - FRESH);
        }
    }

    private Map<String, List<DkimSigner>> current() {
        Known seen = known;
        if (seen == null) {
            reading.lock();
        } else if (seen.isFresh() || !reading.tryLock()) {
            return seen.byDomain();
        }
        try {
            if (known == null || !known.isFresh()) {
                known = read(known);
            }
            return known.byDomain();
        } finally {
            reading.unlock();
        }
    }

    private Known read(Known before) {
        try {
            Map<String, List<DkimSigner>> all =
                    sql.list(ACTIVE, this::signer).stream().collect(Collectors.groupingBy(DkimSigner::domain));
            return new Known(all, System.nanoTime());
        } catch (StoreException | KeyUnavailableException e) {
            if (before == null) {
                throw e;
            }
            return new Known(before.byDomain(), System.nanoTime());
        }
    }

    private DkimSigner signer(ResultSet row) throws SQLException {
        UUID id = Sql.uuid(row, "id");
        DkimAlgorithm algorithm = DkimAlgorithm.valueOf(row.getString("algorithm"));
        return new DkimSigner(
                row.getString("domain"),
                row.getString("selector"),
                algorithm,
                sealed.open(id, algorithm, row.getString("private_key")));
    }
}
