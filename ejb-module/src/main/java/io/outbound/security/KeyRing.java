package io.outbound.security;

import io.outbound.store.StoreException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Recognises API keys. What it read of a key counts for three seconds, so that a revoked one is refused on every node
 * within five. Thread-safe.
 */
@ApplicationScoped
public class KeyRing {

    private static final Duration FRESH = Duration.ofSeconds(3);
    private static final Duration USE_NOTED_EVERY = Duration.ofMinutes(1);
    private static final int REMEMBERED = 10_000;

    private record Seen(ApiKeys.Stored stored, Instant at) {}

    private final Map<String, Seen> seen = new ConcurrentHashMap<>();
    private final Map<String, Instant> noted = new ConcurrentHashMap<>();
    private ApiKeys keys;
    private Clock clock;

    protected KeyRing() {}

    @Inject
    public KeyRing(ApiKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /** The key, if this text is one that may be used now. Unknown, expired and revoked ones are not told apart. */
    public Optional<ApiKey> recognise(String text) {
        KeyText given = new KeyText(text);
        if (!given.plausible()) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        Optional<ApiKey> known = look(given.publicPart(), now)
                .filter(stored -> same(stored.hash(), given.hash()))
                .map(ApiKeys.Stored::key)
                .filter(key -> key.usableAt(now));
        known.ifPresent(key -> noteUse(key, now));
        return known;
    }

    private Optional<ApiKeys.Stored> look(String publicPart, Instant now) {
        Seen known = seen.get(publicPart);
        if (known != null && known.at().plus(FRESH).isAfter(now)) {
            return Optional.of(known.stored());
        }
        Optional<ApiKeys.Stored> stored = keys.byPublicPart(publicPart);
        if (seen.size() > REMEMBERED) {
            seen.clear();
        }
        stored.ifPresentOrElse(found -> seen.put(publicPart, new Seen(found, now)), () -> seen.remove(publicPart));
        return stored;
    }

    private static boolean same(String hash, String other) {
        return MessageDigest.isEqual(
                hash.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
    }

    private void noteUse(ApiKey key, Instant now) {
        Instant last = noted.get(key.publicPart());
        if (last == null || last.plus(USE_NOTED_EVERY).isBefore(now)) {
            noted.put(key.publicPart(), now);
            try {
                keys.used(key.id(), now);
            } catch (StoreException e) {
                noted.remove(key.publicPart()); // with the next call then: no reason to refuse this one
            }
        }
    }

    void forget(ApiKey key) {
        seen.remove(key.publicPart());
    }
}
