package io.outbound.channel.telegram;

import io.outbound.kernel.DomainException;
import io.outbound.settings.Secrets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import java.util.regex.Pattern;

/** Tokens of bots, sealed for the bot they belong to: one cannot be moved to another row. */
@ApplicationScoped
public class BotTokens {

    /** A token becomes part of an address: nothing else may be in it. */
    private static final Pattern TOKEN = Pattern.compile("[0-9]{1,20}:[A-Za-z0-9_-]{35}");

    private Secrets secrets;

    protected BotTokens() {}

    @Inject
    public BotTokens(Secrets secrets) {
        this.secrets = secrets;
    }

    /** @throws DomainException INVALID {@code bot-token-invalid} */
    String seal(UUID botId, String token) {
        if (token == null || !TOKEN.matcher(token).matches()) {
            throw DomainException.invalid(
                    "bot-token-invalid", "/token", "A token as BotFather gives it: digits, a colon, 35 characters.");
        }
        return Base64.getEncoder().encodeToString(secrets.seal(token.getBytes(StandardCharsets.UTF_8), record(botId)));
    }

    String open(TelegramBot bot) {
        return open(bot.id(), bot.sealedToken());
    }

    /** @throws io.outbound.settings.KeyUnavailableException when it cannot be opened now */
    String open(UUID botId, String sealedToken) {
        byte[] sealed = Base64.getDecoder().decode(sealedToken);
        return new String(secrets.open(sealed, record(botId)), StandardCharsets.UTF_8);
    }

    private static String record(UUID botId) {
        return "telegram-bot " + botId;
    }
}
