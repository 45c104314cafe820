package io.outbound.channel.telegram;

import io.outbound.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.UUID;

/** People who have blocked a bot: it does not write to them until they let it in again. Another bot may. */
@ApplicationScoped
public class BlockedChats {

    private Sql sql;
    private Clock clock;

    protected BlockedChats() {}

    @Inject
    public BlockedChats(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    boolean contains(UUID bot, String chat) {
        return sql.count("select count(*) from telegram_block where bot_id = ? and chat_id = ?", bot, chat) > 0;
    }

    /** Doing it twice does no harm. */
    void add(UUID bot, String chat) {
        sql.update(
                "insert into telegram_block (bot_id, chat_id, blocked_at) values (?, ?, ?) on conflict do nothing",
                bot,
                chat,
                clock.instant());
    }

    void remove(UUID bot, String chat) {
        sql.update("delete from telegram_block where bot_id = ? and chat_id = ?", bot, chat);
    }
}
