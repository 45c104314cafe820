package io.outbound.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.outbound.kernel.LogReceipt;
import io.outbound.settings.SettingValues;
import io.outbound.settings.Settings;
import io.outbound.store.Dialect;
import io.outbound.store.StoreException;
import io.outbound.store.TestDatabase;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** More refusals than the log may keep: the table stays bounded, the totals exact. */
class FloodOfRefusalsTest {

    private static final Instant NOW = Instant.parse("2027-01-01T10:00:30Z");

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aboveTheCapOnlyTheTotalGrows(Dialect dialect) throws Exception {
        try (TestDatabase database = TestDatabase.of(dialect)) {
            RefusalBook book = new RefusalBook(database, capped(database, 100));
            Optional<UUID> key = Optional.of(UUID.randomUUID());
            ExecutorService threads = Executors.newFixedThreadPool(32);
            List<Callable<LogReceipt>> calls = new ArrayList<>();
            for (int i = 0; i < 1_000; i++) {
                calls.add(() -> enter(book, key, NOW));
            }
            int stored = 0;
            for (Future<LogReceipt> receipt : threads.invokeAll(calls)) {
                stored += receipt.get().logId().isPresent() ? 1 : 0;
            }
            threads.shutdown();
            assertThat(stored).isEqualTo(100);
            assertThat(database.sql().count("select count(*) from failed_lead")).isEqualTo(100);
            assertThat(database.sql().count("select refused from api_failed_total"))
                    .isEqualTo(1_000);
            assertThat(database.sql().count("select stored from api_failed_total"))
                    .isEqualTo(100);
        }
    }

    @Test
    void anotherKeyAndAnotherMinuteHaveTheirOwnRows() {
        try (TestDatabase database = TestDatabase.of(Dialect.H2)) {
            RefusalBook book = new RefusalBook(database, capped(database, 1));
            Optional<UUID> key = Optional.of(UUID.randomUUID());
            assertThat(enter(book, key, NOW).logId()).isPresent();
            assertThat(enter(book, key, NOW).logId()).isEmpty();
            assertThat(enter(book, Optional.of(UUID.randomUUID()), NOW).logId()).isPresent();
            assertThat(enter(book, key, NOW.plusSeconds(60)).logId()).isPresent();
        }
    }

    @Test
    void aRowThatCannotBeWrittenIsToldToTheCaller() {
        try (TestDatabase database = TestDatabase.of(Dialect.H2)) {
            RefusalBook book = new RefusalBook(database, capped(database, 1));
            database.sql().update("drop table failed_lead");
            assertThatThrownBy(() -> enter(book, Optional.empty(), NOW)).isInstanceOf(StoreException.class);
        }
    }

    private static LogReceipt enter(RefusalBook book, Optional<UUID> key, Instant at) {
        LogReceipt receipt = new LogReceipt();
        UUID uid = UUID.randomUUID();
        Object[] columns = {uid, "INVALID_EMAIL", "[]", "test", "{}", null, key.orElse(null), at};
        book.enter(List.of(new RefusalEntry(at, key, "INVALID_EMAIL", FailedLeads.INSERT, columns, uid, receipt)));
        return receipt;
    }

    private static Settings capped(TestDatabase database, int rows) {
        SettingValues or = SettingValues.DEFAULTS;
        return new Settings(database.sql(), Clock.systemUTC(), null) {
            @Override
            public SettingValues current() {
                return new SettingValues(
                        false,
                        false,
                        or.similarity(),
                        or.accountTimeZone(),
                        60,
                        24,
                        30,
                        false,
                        false,
                        rows,
                        or.standardPerSecond(),
                        or.highThroughputPerSecond(),
                        or.misfireGraceSeconds(),
                        or.recurringOnFailure());
            }
        };
    }
}
