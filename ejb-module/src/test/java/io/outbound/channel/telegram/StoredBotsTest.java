package io.outbound.channel.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import io.outbound.store.Dialect;
import io.outbound.store.InstantColumn;
import io.outbound.store.JpaOnTestDatabase;
import io.outbound.store.TestDatabase;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StoredBotsTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void thoseThatWereNotAskedAboutForLongestComeFirstAndDeletedOnesNever(Dialect dialect) throws SQLException {
        try (TestDatabase database = TestDatabase.of(dialect);
                JpaOnTestDatabase jpa = new JpaOnTestDatabase(database, TelegramBot.class, InstantColumn.class)) {
            TelegramBots bots = new TelegramBots(jpa.manager());
            UUID fresh = added(jpa, bots, NOON);
            UUID stale = added(jpa, bots, NOON.minusSeconds(60));
            UUID older = added(jpa, bots, NOON.minusSeconds(120));
            UUID deleted = added(jpa, bots, NOON.minusSeconds(180));
            UUID never = added(jpa, bots, null);
            jpa.inTransaction(() -> {
                bots.byId(deleted).orElseThrow().delete(NOON);
                return null;
            });

            assertThat(ids(jpa.inTransaction(() -> bots.notAskedSince(NOON, 10))))
                    .containsExactly(older, stale, never);
            assertThat(ids(jpa.inTransaction(() -> bots.notAskedSince(NOON, 1))))
                    .containsExactly(older);
            assertThat(ids(jpa.inTransaction(() -> bots.page(Optional.empty(), 10))))
                    .containsExactlyInAnyOrder(fresh, stale, older, never);
        }
    }

    private static UUID added(JpaOnTestDatabase jpa, TelegramBots bots, Instant asked) {
        TelegramBot bot = new TelegramBot(UUID.randomUUID(), "Herald", "sealed", NOON);
        if (asked != null) {
            bot.checked(TelegramBot.Status.ACTIVE, asked);
        }
        jpa.inTransaction(() -> {
            bots.add(bot);
            return null;
        });
        return bot.id();
    }

    private static List<UUID> ids(List<TelegramBot> bots) {
        return bots.stream().map(TelegramBot::id).toList();
    }
}
