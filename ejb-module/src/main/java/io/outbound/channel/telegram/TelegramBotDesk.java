package io.outbound.channel.telegram;

import io.outbound.kernel.DomainException;
import io.outbound.kernel.Versions;
import io.outbound.security.Scope;
import io.outbound.store.IdSource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Setting up, changing and removing Telegram bots. */
@Stateless
@RolesAllowed({Scope.DATA_WRITE, Scope.CAMPAIGNS_READ})
public class TelegramBotDesk {

    private static final int MAX_NAME = 200;

    private TelegramBots bots;
    private BotTokens tokens;
    private IdSource ids;
    private Clock clock;

    protected TelegramBotDesk() {}

    @Inject
    public TelegramBotDesk(TelegramBots bots, BotTokens tokens, IdSource ids, Clock clock) {
        this.bots = bots;
        this.tokens = tokens;
        this.ids = ids;
        this.clock = clock;
    }

    /** ACTIVE until a check says otherwise. */
    @RolesAllowed(Scope.DATA_WRITE)
    public TelegramBot add(String name, String token) {
        UUID id = ids.next();
        TelegramBot bot = new TelegramBot(id, checkedName(name), tokens.seal(id, token), clock.instant());
        bots.add(bot);
        bots.flush();
        return bot;
    }

    /**
     * @param name null: as it is
     * @param token null: as it is
     * @throws DomainException STALE when it has moved on since {@code version}
     */
    @RolesAllowed(Scope.DATA_WRITE)
    public TelegramBot change(UUID id, long version, String name, String token) {
        TelegramBot bot = byId(id);
        Versions.require(version, bot.version());
        if (name != null) {
            bot.rename(checkedName(name));
        }
        if (token != null) {
            bot.replaceToken(tokens.seal(id, token));
        }
        bots.flush();
        return bot;
    }

    /** Soft: campaigns that use it will say so; runs go on. */
    @RolesAllowed(Scope.DATA_WRITE)
    public void delete(UUID id) {
        byId(id).delete(clock.instant());
        bots.flush();
    }

    /** @throws DomainException NOT_FOUND, also for a deleted one */
    public TelegramBot byId(UUID id) {
        return bots.byId(id)
                .filter(bot -> !bot.isDeleted())
                .orElseThrow(() -> DomainException.notFound("telegram-bot", id));
    }

    public List<TelegramBot> page(Optional<UUID> after, int limit) {
        return bots.page(after, limit);
    }

    private static String checkedName(String name) {
        if (name == null || name.isBlank()) {
            throw DomainException.invalid("missing-required-field", "/name", "A bot needs a name.");
        }
        if (name.strip().length() > MAX_NAME) {
            throw DomainException.invalid("too-long", "/name", "At most " + MAX_NAME + " characters.");
        }
        return name.strip();
    }
}
