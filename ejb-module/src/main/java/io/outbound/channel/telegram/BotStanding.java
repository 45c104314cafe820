package io.outbound.channel.telegram;

import io.outbound.channel.gateway.JsonAnswer;
import io.outbound.channel.gateway.UnreadableAnswerException;
import io.outbound.outgoing.Exchange;
import io.outbound.outgoing.Exchange.Answered;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;

/** Asks Telegram whether it still knows a bot, and has the answer noted. Outside any transaction. */
@ApplicationScoped
public class BotStanding {

    private BotTokens tokens;
    private TelegramGateway gateway;
    private BotNotes notes;

    protected BotStanding() {}

    @Inject
    public BotStanding(BotTokens tokens, TelegramGateway gateway, BotNotes notes) {
        this.tokens = tokens;
        this.gateway = gateway;
        this.notes = notes;
    }

    boolean canAsk() {
        return gateway.isConfigured();
    }

    /**
     * BLOCKED when Telegram refuses the token, ACTIVE when it knows it, as it was when the answer tells neither. Refused
     * are tokens that were revoked, and bots that were deleted or banned: 401, 403 or 404 (Bot API, "Making requests").
     */
    TelegramBot ask(TelegramBot bot) {
        Exchange exchange = gateway.ask(tokens.open(bot), "getMe", JsonObject.EMPTY_JSON_OBJECT);
        if (!(exchange instanceof Answered answer)) {
            return bot;
        }
        return switch (answer.status()) {
            case 200 -> notes.note(bot.id(), TelegramBot.Status.ACTIVE, username(answer));
            case 401, 403, 404 -> notes.note(bot.id(), TelegramBot.Status.BLOCKED, null);
            default -> bot;
        };
    }

    /** Null when it says none. */
    private static String username(Answered answer) {
        try {
            return JsonAnswer.of(answer)
                    .at("/result/username")
                    .filter(name -> name.matches("[A-Za-z0-9_]{1,64}"))
                    .orElse(null);
        } catch (UnreadableAnswerException e) {
            return null;
        }
    }
}
