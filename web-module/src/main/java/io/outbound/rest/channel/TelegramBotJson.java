package io.outbound.rest.channel;

import io.outbound.campaign.CampaignUse;
import io.outbound.channel.telegram.TelegramBot;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A bot as callers see it, without its token.
 *
 * @param checkedAt when Telegram was last asked about it and told; null: never
 * @param username under which people find it; null until Telegram was asked
 * @param warnings campaigns that cannot start because a check found it blocked
 */
record TelegramBotJson(
        UUID id,
        String name,
        String username,
        TelegramBot.Status status,
        Instant checkedAt,
        Instant createdAt,
        long version,
        List<CampaignUse> warnings) {

    static TelegramBotJson of(TelegramBot bot) {
        return of(bot, List.of());
    }

    static TelegramBotJson of(TelegramBot bot, List<CampaignUse> warnings) {
        return new TelegramBotJson(
                bot.id(),
                bot.name(),
                bot.username(),
                bot.status(),
                bot.checkedAt(),
                bot.createdAt(),
                bot.version(),
                warnings);
    }
}
