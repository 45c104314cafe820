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
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
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

    @ParameterizedTest
    @EnumSource(Dialect.class)
    @Timeout(60)
    void aRefusalThatTheStoreWillNotTakeFailsAlone(Dialect dialect) throws Exception {
        try (TestDatabase database = TestDatabase.of(dialect)) {
            List<Thread> callers = new ArrayList<>();
            RefusalBook book = new RefusalBook(database, onceTheOthersWait(callers));
            List<Object> outcomes = Collections.synchronizedList(new ArrayList<>());
            for (int i = 0; i < 10; i++) {
                String source = i == 5 ? "x".repeat(601) : "test";
                callers.add(new Thread(() -> outcomes.add(outcome(book, source))));
            }
            callers.forEach(Thread::start);
            for (Thread caller : callers) {
                caller.join();
            }
            assertThat(outcomes).filteredOn(StoreException.class::isInstance).hasSize(1);
            assertThat(database.sql().count("select count(*) from failed_lead")).isEqualTo(9);
            assertThat(database.sql().count("select sum(stored) from api_failed_total"))
                    .isEqualTo(9);
        }
    }

    @Test
    @Timeout(60)
    void aFaultThatIsNotTheStoresEndsTheWaitToo() {
        try (TestDatabase database = TestDatabase.of(Dialect.H2)) {
            RefusalBook book = new RefusalBook(database, settings(database, () -> {
                throw new LinkageError("a part of the product is missing");
            }));
            assertThatThrownBy(() -> enter(book, Optional.empty(), NOW)).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> enter(book, Optional.empty(), NOW)).isInstanceOf(IllegalStateException.class);
        }
    }

    private static Object outcome(RefusalBook book, String source) {
        try {
            return enter(book, Optional.empty(), NOW, source);
        } catch (RuntimeException e) {
            return e;
        }
    }

    /** The first to write goes on when all the others stand in line, so that they form one group. */
    private static Settings onceTheOthersWait(List<Thread> callers) {
        return settings(null, () -> {
            Thread me = Thread.currentThread();
            while (callers.stream()
                    .anyMatch(caller -> caller != me
                            && caller.getState() != Thread.State.WAITING
                            && caller.getState() != Thread.State.TERMINATED)) {
                Thread.onSpinWait();
            }
            return 1_000;
        });
    }

    private static LogReceipt enter(RefusalBook book, Optional<UUID> key, Instant at) {
        return enter(book, key, at, "test");
    }

    private static LogReceipt enter(RefusalBook book, Optional<UUID> key, Instant at, String source) {
        LogReceipt receipt = new LogReceipt();
        UUID uid = UUID.randomUUID();
        Object[] columns = {uid, "INVALID_EMAIL", "[]", source, "{}", null, key.orElse(null), at};
        book.enter(List.of(new RefusalEntry(at, key, "INVALID_EMAIL", FailedLeads.INSERT, columns, uid, receipt)));
        return receipt;
    }

    private static Settings capped(TestDatabase database, int rows) {
        return settings(database, () -> rows);
    }

    private static Settings settings(TestDatabase database, IntSupplier rows) {
        return new Settings(database == null ? null : database.sql(), Clock.systemUTC(), null) {
            @Override
            public SettingValues current() {
                return SettingValues.DEFAULTS.withFailedLogRowsPerMinute(rows.getAsInt());
            }
        };
    }
}
