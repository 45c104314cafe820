package io.outbound.settings;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/**
 * Where the 256 bits come from: {@code outbound.secret-key}, else {@code secret.key} in home, generated at the first
 * start. Read again every few seconds, so that a key that is taken away or put back counts without a restart.
 */
@ApplicationScoped
public class MasterKey {

    private static final Duration FRESH = Duration.ofSeconds(5);
    private static final int SHORTEST = 16;

    private record Read(byte[] key, Instant at) {}

    private Configuration configuration;
    private Home home;
    private Clock clock;
    private volatile Read read;

    protected MasterKey() {}

    @Inject
    public MasterKey(Configuration configuration, Home home, Clock clock) {
        this.configuration = configuration;
        this.home = home;
        this.clock = clock;
    }

    /** @throws KeyUnavailableException when there is none that can be read */
    byte[] bytes() {
        Read known = read;
        Instant now = clock.instant();
        if (known == null || known.at().plus(FRESH).isBefore(now)) {
            known = new Read(sha256(text()), now);
            read = known;
        }
        return known.key();
    }

    private String text() {
        String text = configuration.text("outbound.secret-key").orElseGet(this::fromHome);
        if (text.length() < SHORTEST) {
            throw new KeyUnavailableException("OUT-0011 The secret key is shorter than 16 characters.", null);
        }
        return text;
    }

    private String fromHome() {
        try {
            return Files.readString(home.file("secret.key")).strip();
        } catch (NoSuchFileException e) {
            throw new KeyUnavailableException("OUT-0012 The file secret.key is missing from home.", e);
        } catch (IOException e) {
            throw new KeyUnavailableException("OUT-0013 The file secret.key cannot be read.", e);
        }
    }

    /** For the first start only: data sealed with a lost key cannot be read with a new one. */
    public void generateIfNone() {
        if (configuration.text("outbound.secret-key").isEmpty()) {
            byte[] random = new byte[32];
            new SecureRandom().nextBytes(random);
            home.writeSecretOnce("secret.key", Base64.getEncoder().encodeToString(random) + "\n");
        }
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
