package io.outbound.channel.telegram;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

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

    /** BLOCKED when Telegram refuses the token, ACTIVE when it knows it, as it was when the answer tells neither. */
    TelegramBot ask(TelegramBot bot) {
        return switch (gateway.getMe(tokens.open(bot))) {
            case KNOWN -> notes.note(bot.id(), TelegramBot.Status.ACTIVE);
            case REFUSED -> notes.note(bot.id(), TelegramBot.Status.BLOCKED);
            case UNCLEAR -> bot;
        };
    }
}
