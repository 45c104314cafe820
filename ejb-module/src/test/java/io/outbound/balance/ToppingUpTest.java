package io.outbound.balance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.outbound.kernel.DomainException;
import io.outbound.security.Actor;
import io.outbound.security.CurrentActor;
import io.outbound.store.Dialect;
import io.outbound.store.TestDatabase;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ToppingUpTest {

    private static BalanceDesk desk(TestDatabase database) {
        return new BalanceDesk(new Balances(database, database.sql(), Clock.systemUTC()), new CurrentActor() {
            @Override
            public Actor get() {
                return Actor.SYSTEM;
            }
        });
    }

    private static TopUp of(String amount, String key) {
        return new TopUp(new BigDecimal(amount), "invoice 7", key);
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aKeyIsBookedOnceHoweverManyAskAtOnce(Dialect dialect) {
        try (TestDatabase database = TestDatabase.of(dialect)) {
            BalanceDesk desk = desk(database);
            CompletableFuture.allOf(IntStream.range(0, 6)
                            .mapToObj(i -> CompletableFuture.runAsync(
                                    () -> database.inTransaction(() -> desk.topUp(of("10.5", "k1")))))
                            .toArray(CompletableFuture[]::new))
                    .join();
            assertThat(desk.look().available()).isEqualByComparingTo("10.5");
            assertThat(desk.look().toppedUp()).isEqualByComparingTo("10.5");
            assertThat(desk.entries(new EntryFilter(Optional.empty(), Optional.empty()), Long.MAX_VALUE, 10))
                    .singleElement()
                    .satisfies(entry -> assertThat(entry.note()).isEqualTo("invoice 7"));
            assertThatThrownBy(() -> database.inTransaction(() -> desk.topUp(of("10", "k1"))))
                    .isInstanceOfSatisfying(
                            DomainException.class, e -> assertThat(e.code()).isEqualTo("idempotency-key-reused"));
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void withoutAKeyEachIsANewOneAndLinesComePageByPage(Dialect dialect) {
        try (TestDatabase database = TestDatabase.of(dialect)) {
            BalanceDesk desk = desk(database);
            for (int i = 1; i <= 3; i++) {
                String amount = String.valueOf(i);
                database.inTransaction(() -> desk.topUp(of(amount, null)));
            }
            EntryFilter topUps = new EntryFilter(Optional.of(EntryKind.TOP_UP), Optional.empty());
            var first = desk.entries(topUps, Long.MAX_VALUE, 2);
            var second = desk.entries(topUps, first.get(1).id(), 2);
            assertThat(first).extracting(BalanceEntry::amount).containsExactly(of("3.0000"), of("2.0000"));
            assertThat(second).extracting(BalanceEntry::amount).containsExactly(of("1.0000"));
            assertThat(desk.entries(
                            new EntryFilter(Optional.of(EntryKind.SETTLE), Optional.empty()), Long.MAX_VALUE, 2))
                    .isEmpty();
        }
    }

    private static BigDecimal of(String amount) {
        return new BigDecimal(amount);
    }

    @ParameterizedTest
    @CsvSource({"0, out-of-range", "-1, out-of-range", "1000000000, out-of-range", "0.00001, too-precise"})
    void nonsenseIsRefused(String amount, String code) {
        assertThatThrownBy(() -> of(amount, null).checked())
                .isInstanceOfSatisfying(
                        DomainException.class, e -> assertThat(e.code()).isEqualTo(code));
    }
}
