package io.outbound.channel.telegram;

import io.outbound.channel.gateway.JsonAnswer;
import io.outbound.channel.gateway.UnreadableAnswerException;
import io.outbound.json.Json;
import io.outbound.kernel.DomainException;
import io.outbound.outgoing.Exchange;
import io.outbound.outgoing.Exchange.Answered;
import io.outbound.security.Scope;
import io.outbound.settings.PublicUrl;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.UUID;

/** Lets people open a chat with a bot that then knows who they are. */
@Stateless
@RolesAllowed(Scope.DATA_WRITE)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class BotConnection {

    /** @param url opens the chat; for one contact, until {@code validUntil} */
    public record ChatLink(String url, Instant validUntil) {}

    private TelegramBotDesk desk;
    private BotTokens tokens;
    private BotCheck check;
    private BotSecrets secrets;
    private ChatLinks links;
    private TelegramGateway gateway;
    private PublicUrl publicUrl;

    protected BotConnection() {}

    @Inject
    public BotConnection(
            TelegramBotDesk desk,
            BotTokens tokens,
            BotCheck check,
            BotSecrets secrets,
            ChatLinks links,
            TelegramGateway gateway,
            PublicUrl publicUrl) {
        this.desk = desk;
        this.tokens = tokens;
        this.check = check;
        this.secrets = secrets;
        this.links = links;
        this.gateway = gateway;
        this.publicUrl = publicUrl;
    }

    /**
     * Asks Telegram to tell this server what people say to the bot.
     *
     * @throws DomainException CONFLICT {@code channel-not-configured}, {@code telegram-refused}
     */
    public void listen(UUID id) {
        TelegramBot bot = check.check(id);
        Exchange exchange = gateway.ask(
                tokens.open(bot),
                "setWebhook",
                Json.createObjectBuilder()
                        .add("url", publicUrl.base() + "/t/g/" + id)
                        .add("secret_token", secrets.of(id))
                        .add(
                                "allowed_updates",
                                Json.createArrayBuilder().add("message").add("my_chat_member"))
                        .build());
        if (!(exchange instanceof Answered answer) || answer.status() != 200) {
            throw conflict("telegram-refused", "Telegram does not take the address of this server: " + why(exchange));
        }
    }

    /**
     * @param contactId who will be known by the chat; that there is such a contact is the caller's to see to
     * @throws DomainException CONFLICT {@code telegram-refused} while Telegram does not tell the bot's name
     */
    public ChatLink link(UUID id, UUID contactId) {
        TelegramBot bot = desk.byId(id);
        String name = bot.username() != null ? bot.username() : check.check(id).username();
        if (name == null) {
            throw conflict("telegram-refused", "Telegram does not tell under which name people find the bot.");
        }
        return new ChatLink("https://t.me/" + name + "?start=" + links.token(id, contactId), links.validUntil());
    }

    private static String why(Exchange exchange) {
        if (exchange instanceof Answered answer) {
            try {
                return JsonAnswer.of(answer).at("/description").orElse("it answered " + answer.status());
            } catch (UnreadableAnswerException e) {
                return "it answered " + answer.status();
            }
        }
        return "it cannot be reached";
    }

    private static DomainException conflict(String code, String message) {
        return new DomainException(DomainException.Kind.CONFLICT, code, message);
    }
}
