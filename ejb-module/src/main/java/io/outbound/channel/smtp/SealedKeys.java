package io.outbound.channel.smtp;

import io.outbound.settings.Secrets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.PrivateKey;
import java.util.Base64;
import java.util.UUID;

/** Private keys, sealed for the row they belong to: one cannot be moved to another. */
@ApplicationScoped
public class SealedKeys {

    private Secrets secrets;

    protected SealedKeys() {}

    @Inject
    public SealedKeys(Secrets secrets) {
        this.secrets = secrets;
    }

    String seal(UUID id, PrivateKey key) {
        return Base64.getEncoder().encodeToString(secrets.seal(key.getEncoded(), row(id)));
    }

    PrivateKey open(UUID id, DkimAlgorithm algorithm, String sealed) {
        return DkimKeyPairs.privateKey(
                algorithm, secrets.open(Base64.getDecoder().decode(sealed), row(id)));
    }

    private static String row(UUID id) {
        return "dkim-key " + id;
    }
}
