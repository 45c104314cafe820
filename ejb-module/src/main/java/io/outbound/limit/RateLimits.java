package io.outbound.limit;

import io.outbound.kernel.ChannelId;
import io.outbound.limit.RateLimit.Kind;
import io.outbound.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The limits of channels and recipients' domains. A node sees a change within two seconds, and asks the database only in
 * {@link #look}: whoever is in the middle of a transaction needs no second connection.
 */
@ApplicationScoped
public class RateLimits {

    private static final Duration FRESH = Duration.ofSeconds(2);
    private static final String EVERY_OTHER = "*";

    private record Seen(Map<String, Integer> channels, Map<String, Integer> domains, Instant at) {}

    private Sql sql;
    private Clock clock;
    private volatile Seen seen;
    private volatile boolean stale;

    protected RateLimits() {}

    @Inject
    public RateLimits(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    public List<RateLimit> all() {
        return sql.list(
                "select kind, subject, per_second from rate_limit order by kind, subject",
                row -> new RateLimit(
                        Kind.valueOf(row.getString("kind")), row.getString("subject"), row.getInt("per_second")));
    }

    /** Cheap; as {@link #look} last saw it. */
    public Optional<Limit> of(ChannelId channel) {
        return Optional.ofNullable(known().channels().get(channel.name()))
                .map(perSecond -> Limit.ofChannel(channel, perSecond));
    }

    /** Cheap; as {@link #look} last saw it. Each domain has a rate of its own, also where all have the same limit. @param address of an email */
    public Optional<Limit> ofRecipient(String address) {
        Map<String, Integer> domains = known().domains();
        if (domains.isEmpty()) {
            return Optional.empty();
        }
        String domain = address.substring(address.lastIndexOf('@') + 1);
        return Optional.ofNullable(domains.getOrDefault(domain, domains.get(EVERY_OTHER)))
                .map(perSecond -> Limit.ofDomain(domain, perSecond));
    }

    void save(RateLimit limit) {
        sql.update(
                "insert into rate_limit (kind, subject, per_second) values (?, ?, ?) on conflict do nothing",
                limit.kind(),
                limit.subject(),
                limit.perSecond());
        sql.update(
                "update rate_limit set per_second = ? where kind = ? and subject = ?",
                limit.perSecond(),
                limit.kind(),
                limit.subject());
        stale = true;
    }

    /** @return whether there was one */
    boolean remove(Kind kind, String subject) {
        boolean there = sql.update("delete from rate_limit where kind = ? and subject = ?", kind, subject) > 0;
        stale = true;
        return there;
    }

    /** Before a transaction that asks: what was seen more than two seconds ago is read again. */
    public void look() {
        Seen known = seen;
        Instant now = clock.instant();
        if (known == null || stale || known.at().plus(FRESH).isBefore(now)) {
            stale = false;
            List<RateLimit> all = all();
            seen = new Seen(subjects(all, Kind.CHANNEL), subjects(all, Kind.DOMAIN), now);
        }
    }

    private Seen known() {
        if (seen == null) {
            look();
        }
        return seen;
    }

    private static Map<String, Integer> subjects(List<RateLimit> all, Kind kind) {
        return all.stream()
                .filter(limit -> limit.kind() == kind)
                .collect(Collectors.toMap(RateLimit::subject, RateLimit::perSecond));
    }
}
