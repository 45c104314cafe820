package io.outbound.channel.telegram;

import io.outbound.kernel.DomainException;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.UUID;

/** Writes down what Telegram said of a bot, after the call and in a transaction of its own. */
@Stateless
@PermitAll
public class BotNotes {

    private TelegramBots bots;
    private Clock clock;

    protected BotNotes() {}

    @Inject
    public BotNotes(TelegramBots bots, Clock clock) {
        this.bots = bots;
        this.clock = clock;
    }

    /**
     * @param username null: as it is
     * @throws DomainException NOT_FOUND
     */
    public TelegramBot note(UUID id, TelegramBot.Status found, String username) {
        TelegramBot bot = bots.byId(id).orElseThrow(() -> DomainException.notFound("telegram-bot", id));
        bot.checked(found, clock.instant());
        if (username != null) {
            bot.isCalled(username);
        }
        bots.flush();
        return bot;
    }
}
