package io.outbound.channel.telegram;

import io.outbound.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The tokens that messages leave with, kept for five seconds: a new one counts soon, also on other nodes. */
@ApplicationScoped
public class SendingBots {

    private static final Duration FRESH = Duration.ofSeconds(5);

    private record Known(Optional<String> token, Instant at) {}

    private final Map<UUID, Known> known = new ConcurrentHashMap<>();
    private Sql sql;
    private BotTokens tokens;
    private Clock clock;

    protected SendingBots() {}

    @Inject
    public SendingBots(Sql sql, BotTokens tokens, Clock clock) {
        this.sql = sql;
        this.tokens = tokens;
        this.clock = clock;
    }

    /**
     * Also of a deleted bot: runs go on. Empty when there never was one of this id.
     *
     * @throws io.outbound.settings.KeyUnavailableException when it cannot be opened now
     * @throws io.outbound.store.StoreException when it cannot be read now
     */
    Optional<String> token(UUID bot) {
        Instant now = clock.instant();
        Known last = known.get(bot);
        if (last == null || last.at().plus(FRESH).isBefore(now)) {
            last = new Known(read(bot), now);
            known.put(bot, last);
        }
        return last.token();
    }

    private Optional<String> read(UUID bot) {
        return sql.first("select token from telegram_bot where id = ?", row -> row.getString(1), bot)
                .map(kept -> tokens.open(bot, kept));
    }
}
