package io.outbound.channel.telegram;

import io.outbound.channel.gateway.Meanings;
import io.outbound.channel.spi.ChannelSender;
import io.outbound.channel.spi.Message;
import io.outbound.channel.spi.SendResult;
import io.outbound.channel.spi.SendResult.PermanentFailure;
import io.outbound.channel.spi.SendResult.TemporaryFailure;
import io.outbound.json.Json;
import io.outbound.kernel.ChannelId;
import io.outbound.outgoing.Exchange.Answered;
import io.outbound.settings.KeyUnavailableException;
import io.outbound.store.StoreException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Telegram messages by the Bot API. A person who has blocked the bot is not written to again by it. */
@ApplicationScoped
public class TelegramSender implements ChannelSender {

    private static final Logger LOG = System.getLogger(TelegramSender.class.getName());
    private static final Pattern CHAT = Pattern.compile("-?[0-9]{1,20}|@[A-Za-z0-9_]{1,62}");

    private SendingBots bots;
    private BlockedChats blocked;
    private TelegramGateway gateway;
    private Clock clock;

    protected TelegramSender() {}

    @Inject
    public TelegramSender(SendingBots bots, BlockedChats blocked, TelegramGateway gateway, Clock clock) {
        this.bots = bots;
        this.blocked = blocked;
        this.gateway = gateway;
        this.clock = clock;
    }

    @Override
    public ChannelId channel() {
        return ChannelId.TELEGRAM;
    }

    @Override
    public boolean configured() {
        return gateway.isConfigured();
    }

    @Override
    public SendResult send(Message message) {
        if (!CHAT.matcher(message.recipient()).matches()) {
            return new PermanentFailure("invalid-address: this is no chat of Telegram", false);
        }
        try {
            return send(UUID.fromString(String.valueOf(message.senderAddress())), message);
        } catch (IllegalArgumentException e) {
            return new PermanentFailure("bot-missing: the run began without a bot", false);
        } catch (KeyUnavailableException e) {
            return notNow("key: the bot's token cannot be opened now");
        } catch (StoreException e) {
            return notNow("store: the bot cannot be read now (SQLState " + e.sqlState() + ")");
        }
    }

    private SendResult send(UUID bot, Message message) {
        Optional<String> token = bots.token(bot);
        if (token.isEmpty()) {
            return new PermanentFailure("bot-missing: there is no such bot", false);
        }
        if (blocked.contains(bot, message.recipient())) {
            return new PermanentFailure("bot-blocked: this person has blocked the bot before", false);
        }
        return Meanings.of(
                gateway.send(token.get(), "sendMessage", parameters(message)),
                false,
                answer -> result(bot, message.recipient(), answer));
    }

    private SendResult result(UUID bot, String chat, Answered answered) {
        TelegramAnswer answer = TelegramAnswer.of(answered, clock);
        if (answer.isBlocked()) {
            block(bot, chat);
        }
        return answer.result();
    }

    /** What cannot be noted now must not hide the outcome: the next refusal notes it. */
    private void block(UUID bot, String chat) {
        try {
            blocked.add(bot, chat);
        } catch (StoreException e) {
            LOG.log(Level.WARNING, "OUT-0184 It could not be noted that a person has blocked a bot.", e);
        }
    }

    /** Plain text, without a parse mode: no value can become markup. */
    private static JsonObject parameters(Message message) {
        JsonObjectBuilder parameters =
                Json.createObjectBuilder().add("chat_id", message.recipient()).add("text", message.plain());
        if (message.link() != null && !message.link().isEmpty()) {
            parameters.add("reply_markup", button(message.subject(), message.link()));
        }
        return parameters.build();
    }

    private static JsonObject button(String caption, String link) {
        return Json.createObjectBuilder()
                .add(
                        "inline_keyboard",
                        Json.createArrayBuilder()
                                .add(Json.createArrayBuilder()
                                        .add(Json.createObjectBuilder()
                                                .add("text", caption)
                                                .add("url", link))))
                .build();
    }

    private static SendResult notNow(String reason) {
        return new TemporaryFailure(reason, Optional.empty());
    }
}
