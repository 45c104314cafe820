package io.outbound.channel.webpush;

import io.outbound.json.Json;
import io.outbound.settings.Configuration;
import io.outbound.settings.PublicUrl;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObjectBuilder;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Says to a push service who we are: a token for its origin, signed by ES256 (RFC 8292 §2). A token is used for hours;
 * signing each message would cost more than encrypting it. Thread-safe.
 */
@ApplicationScoped
public class VapidSignatures {

    private static final Duration LIFE = Duration.ofHours(12); // RFC 8292 §2: 24 h at most
    private static final Duration USED = LIFE.dividedBy(2);
    private static final int MOST = 1_000;
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final String HEADER = base64("{\"typ\":\"JWT\",\"alg\":\"ES256\"}");

    private record For(UUID keyId, String origin) {}

    private record Signed(String header, Instant until) {}

    private final Map<For, Signed> signed = new ConcurrentHashMap<>();
    private VapidKeys keys;
    private Optional<String> subject = Optional.empty();
    private Clock clock;

    protected VapidSignatures() {}

    @Inject
    public VapidSignatures(VapidKeys keys, Configuration configuration, PublicUrl publicUrl, Clock clock) {
        this(
                keys,
                configuration.text("outbound.webpush.subject").or(() -> Optional.of(publicUrl.base())
                        .filter(url -> url.startsWith("https:"))),
                clock);
    }

    /** @param subject whom a push service can turn to, {@code mailto:} or {@code https:} (RFC 8292 §2.1) */
    VapidSignatures(VapidKeys keys, Optional<String> subject, Clock clock) {
        this.keys = keys;
        this.subject = subject;
        this.clock = clock;
    }

    /** The value of {@code Authorization} for calls to this push service (RFC 8292 §3). */
    String authorization(UUID keyId, URI endpoint) {
        For whom = new For(keyId, origin(endpoint));
        Instant now = clock.instant();
        Signed known = signed.get(whom);
        if (known == null || !known.until().isAfter(now)) {
            known = new Signed(sign(whom, now), now.plus(USED));
            if (signed.size() >= MOST) {
                signed.values().removeIf(token -> !token.until().isAfter(now));
            }
            if (signed.size() < MOST) {
                signed.put(whom, known);
            }
        }
        return known.header();
    }

    private String sign(For whom, Instant now) {
        VapidKey key = keys.byId(whom.keyId()).orElseThrow();
        JsonObjectBuilder claims = Json.createObjectBuilder()
                .add("aud", whom.origin())
                .add("exp", now.plus(LIFE).getEpochSecond());
        subject.ifPresent(mine -> claims.add("sub", mine));
        String text = HEADER + "." + base64(claims.build().toString());
        return "vapid t=" + text + "." + signature(keys.open(key), text) + ", k=" + key.publicKey();
    }

    private static String signature(ECPrivateKey key, String text) {
        try {
            Signature signature =
                    Signature.getInstance("SHA256withECDSAinP1363Format"); // RFC 7518 §3.4: R and S as they are
            signature.initSign(key);
            signature.update(text.getBytes(StandardCharsets.US_ASCII));
            return BASE64.encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** RFC 6454 §6.1: the port only where it is not the usual one. */
    private static String origin(URI endpoint) {
        int port = endpoint.getPort();
        boolean usual = port < 0
                || port == 443 && "https".equals(endpoint.getScheme())
                || port == 80 && "http".equals(endpoint.getScheme());
        return endpoint.getScheme() + "://" + endpoint.getHost() + (usual ? "" : ":" + port);
    }

    private static String base64(String text) {
        return BASE64.encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
