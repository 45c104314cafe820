package io.outbound.delivery;

import io.outbound.channel.spi.SendResult;
import io.outbound.kernel.ChannelId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;
import java.util.regex.Pattern;

/**
 * Slows this node down towards hosts that ask for it: a recipient's domain whose answers are 421 or 451 again and again, a
 * push service that says for how long it wants nothing, and the whole channel when its relay or gateway cannot be reached
 * or says so. Others go on.
 * A pause doubles with each failure after it, and ends for good with the first message that is taken.
 */
@ApplicationScoped
public class BackOff {

    private static final int IN_A_ROW = 5;
    private static final int MOST_HOSTS = 10_000;
    private static final Duration FIRST = Duration.ofSeconds(2);
    private static final Duration LONGEST_FOR_A_HOST = Duration.ofMinutes(5);
    private static final Duration LONGEST_FOR_A_CHANNEL = Duration.ofMinutes(1);
    private static final double JITTER = 0.2;
    private static final Pattern HOST_BUSY = Pattern.compile("4[25]1[ :].*", Pattern.DOTALL);
    private static final Pattern NO_WAY_OUT =
            Pattern.compile("(?:connect:|tls-required:|starttls:|auth|[45][0-9]{2} at ).*", Pattern.DOTALL);

    /** @param failures since something was taken, or since the last pause ended */
    private record Standing(int failures, Duration pause, Instant until) {

        Standing failed(Instant now, Duration longest, double factor) {
            if (now.isBefore(until)) {
                return this; // under way when the pause began
            }
            if (failures + 1 < IN_A_ROW && pause.isZero()) {
                return new Standing(failures + 1, pause, until);
            }
            Duration next = pause.isZero() ? FIRST : pause.multipliedBy(2);
            Duration capped = next.compareTo(longest) > 0 ? longest : next;
            return new Standing(0, capped, now.plusMillis((long) (capped.toMillis() * factor)));
        }
    }

    private static final Standing NEW = new Standing(0, Duration.ZERO, Instant.EPOCH);

    private final Map<String, Standing> standings = new ConcurrentHashMap<>();
    private Clock clock;
    private DoubleSupplier random = () -> ThreadLocalRandom.current().nextDouble();

    protected BackOff() {}

    @Inject
    public BackOff(Clock clock) {
        this.clock = clock;
    }

    BackOff(Clock clock, DoubleSupplier random) {
        this.clock = clock;
        this.random = random;
    }

    /** What became of a try. @param key canonical address of the recipient */
    void note(ChannelId channel, String key, SendResult result) {
        if (result instanceof SendResult.Accepted) {
            if (!standings.isEmpty()) {
                standings.remove(channel.name());
                standings.remove(host(channel, key));
            }
        } else if (result instanceof SendResult.TemporaryFailure failure && failure.reason() != null) {
            noteFailure(channel, key, failure);
        }
    }

    private void noteFailure(ChannelId channel, String key, SendResult.TemporaryFailure failure) {
        Instant now = clock.instant();
        if (failure.retryAfter().isPresent()) {
            Instant until = now.plus(failure.retryAfter().get());
            standings.merge(
                    failure.host() == null ? channel.name() : host(channel, failure.host()),
                    new Standing(0, Duration.ZERO, until),
                    (a, b) -> a.until().isAfter(until) ? a : b);
        } else if (NO_WAY_OUT.matcher(failure.reason()).matches()) {
            fail(channel.name(), now, LONGEST_FOR_A_CHANNEL);
        } else if (HOST_BUSY.matcher(failure.reason()).matches()) {
            fail(host(channel, key), now, LONGEST_FOR_A_HOST);
        }
    }

    private void fail(String name, Instant now, Duration longest) {
        if (standings.size() > MOST_HOSTS) {
            standings.clear();
        }
        double factor = 1 - JITTER + 2 * JITTER * random.getAsDouble();
        standings.compute(name, (any, standing) -> (standing == null ? NEW : standing).failed(now, longest, factor));
    }

    /** Whether one of its hosts wants nothing for now, while others may. */
    boolean anyHostRests(ChannelId channel) {
        Instant now = clock.instant();
        String hosts = host(channel, "");
        return standings.entrySet().stream()
                .anyMatch(one -> one.getKey().startsWith(hosts)
                        && now.isBefore(one.getValue().until()));
    }

    /**
     * Until when a message to this recipient waits, in the past when it need not.
     *
     * @param key its canonical address; or the host that takes messages to it, where the address does not say
     */
    Optional<Instant> until(ChannelId channel, String key) {
        if (standings.isEmpty()) {
            return Optional.empty();
        }
        Optional<Instant> host = until(host(channel, key));
        Optional<Instant> whole = until(channel);
        return host.isEmpty() || whole.isPresent() && whole.get().isAfter(host.get()) ? whole : host;
    }

    /** Until when nothing leaves on this channel. */
    Optional<Instant> until(ChannelId channel) {
        return until(channel.name());
    }

    private Optional<Instant> until(String name) {
        return Optional.ofNullable(standings.get(name)).map(Standing::until);
    }

    private static String host(ChannelId channel, String key) {
        return channel + " " + key.substring(key.lastIndexOf('@') + 1);
    }
}
