package io.outbound.channel.webpush;

import io.outbound.kernel.TooManyException;
import io.outbound.security.AddressBlock;
import io.outbound.settings.Configuration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How often pages may call us without a key: {@code outbound.webpush.signups-per-minute} (600) from one block of addresses,
 * twenty times as often from all, on each node. Bounded in memory; thread-safe.
 */
@ApplicationScoped
public class SignupLimit {

    private static final int BLOCKS = 20;
    private static final int REMEMBERED = 20_000;

    private record Minute(Instant begin, Map<String, AtomicInteger> calls, AtomicInteger all) {}

    private int perBlock;
    private Clock clock;
    private volatile Minute minute;

    protected SignupLimit() {}

    @Inject
    public SignupLimit(Configuration configuration, Clock clock) {
        this(configuration.number("outbound.webpush.signups-per-minute", 600), clock);
    }

    SignupLimit(int perBlock, Clock clock) {
        this.perBlock = perBlock;
        this.clock = clock;
        this.minute = begun(Instant.EPOCH);
    }

    /** @throws TooManyException {@code too-many-signups} */
    void count(String remoteAddress) {
        Minute now = now();
        String block = AddressBlock.of(remoteAddress);
        boolean known = now.calls().size() < REMEMBERED || now.calls().containsKey(block);
        int its = known
                ? now.calls().computeIfAbsent(block, any -> new AtomicInteger()).incrementAndGet()
                : 1;
        if (its > perBlock || now.all().incrementAndGet() > BLOCKS * perBlock) {
            throw new TooManyException(
                    "too-many-signups",
                    "Too many calls in this minute.",
                    Duration.between(clock.instant(), now.begin().plus(1, ChronoUnit.MINUTES)));
        }
    }

    private Minute now() {
        Instant begin = clock.instant().truncatedTo(ChronoUnit.MINUTES);
        Minute known = minute;
        if (!known.begin().equals(begin)) {
            known = begun(begin);
            minute = known;
        }
        return known;
    }

    private static Minute begun(Instant begin) {
        return new Minute(begin, new ConcurrentHashMap<>(), new AtomicInteger());
    }
}
