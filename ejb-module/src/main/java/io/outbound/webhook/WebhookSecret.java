package io.outbound.webhook;

import io.outbound.settings.Secrets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.UUID;

/** Secrets of webhooks, {@code whsec_} and 32 random bytes in base64: sealed in the database, shown once. */
@ApplicationScoped
public class WebhookSecret {

    static final String PREFIX = "whsec_";
    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Secrets secrets;

    protected WebhookSecret() {}

    @Inject
    public WebhookSecret(Secrets secrets) {
        this.secrets = secrets;
    }

    static String generate() {
        byte[] random = new byte[BYTES];
        RANDOM.nextBytes(random);
        return PREFIX + Base64.getEncoder().encodeToString(random);
    }

    String seal(UUID webhook, String secret) {
        return Base64.getEncoder()
                .encodeToString(secrets.seal(secret.getBytes(StandardCharsets.UTF_8), record(webhook)));
    }

    /** @throws io.outbound.settings.KeyUnavailableException while the installation's key cannot be had */
    String open(UUID webhook, String sealed) {
        return new String(secrets.open(Base64.getDecoder().decode(sealed), record(webhook)), StandardCharsets.UTF_8);
    }

    private static String record(UUID webhook) {
        return "webhook:" + webhook;
    }
}
