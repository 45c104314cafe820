package io.outbound.channel.telegram;

import io.outbound.settings.Secrets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.UUID;

/** By which Telegram proves itself: it was given this with the address that it calls, and sends it with every update. */
@ApplicationScoped
public class BotSecrets {

    private static final String PURPOSE = "telegram-webhook";

    private Secrets secrets;

    protected BotSecrets() {}

    @Inject
    public BotSecrets(Secrets secrets) {
        this.secrets = secrets;
    }

    String of(UUID bot) {
        return secrets.hmac(PURPOSE, bot.toString());
    }

    boolean isGenuine(UUID bot, String said) {
        return said != null
                && MessageDigest.isEqual(
                        of(bot).getBytes(StandardCharsets.US_ASCII), said.getBytes(StandardCharsets.UTF_8));
    }
}
