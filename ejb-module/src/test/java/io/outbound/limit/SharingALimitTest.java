package io.outbound.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.outbound.security.MovableClock;
import io.outbound.store.Dialect;
import io.outbound.store.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What two nodes may send together. */
class SharingALimitTest {

    private static final Limit TEN_A_SECOND = Limit.ofCampaign(UUID.randomUUID(), 10);

    private final MovableClock clock = new MovableClock();

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void twoNodesTogetherKeepARate(Dialect dialect) {
        try (TestDatabase database = TestDatabase.of(dialect)) {
            List<Buckets> nodes = List.of(new Buckets(database, clock), new Buckets(database, clock));
            int taken = 0;
            for (int step = 0; step < 100; step++) {
                taken += nodes.get(step % 2).take(List.of(TEN_A_SECOND), 50).messages();
                clock.pass(Duration.ofMillis(50));
            }
            assertThat(taken).as("in 5 s, ten a second").isBetween(49, 51);
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whatWasNotUsedIsKeptForHalfASecondOnly(Dialect dialect) {
        try (TestDatabase database = TestDatabase.of(dialect)) {
            Buckets node = new Buckets(database, clock);
            assertThat(node.take(List.of(TEN_A_SECOND), 50).messages()).isEqualTo(1);
            clock.pass(Duration.ofMinutes(10));
            assertThat(node.take(List.of(TEN_A_SECOND), 50).messages()).isEqualTo(6);
            Grant none = node.take(List.of(TEN_A_SECOND), 50);
            assertThat(none.messages()).isZero();
            assertThat(none.next()).isEqualTo(clock.instant().plusMillis(100));
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void theSmallestOfSeveralLimitsCounts(Dialect dialect) {
        try (TestDatabase database = TestDatabase.of(dialect)) {
            Buckets node = new Buckets(database, clock);
            Limit warmUp = Limit.ofWarmUp(UUID.randomUUID(), LocalDate.parse("2026-11-22"), 3);
            List<Limit> both = List.of(Limit.ofCampaign(UUID.randomUUID(), 1_000_000), warmUp);
            node.take(both, 1);
            clock.pass(Duration.ofSeconds(1));
            assertThat(node.take(both, 50).messages()).isEqualTo(2);
            Grant none = node.take(both, 50);
            assertThat(none).isEqualTo(new Grant(0, Instant.parse("2026-11-23T00:00:00Z"), true));
            node.giveBack(both, 1);
            assertThat(node.take(both, 50).messages()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void nodesThatAskAtTheSameMomentGetNoMoreThanThereIs(Dialect dialect) {
        try (TestDatabase database = TestDatabase.of(dialect)) {
            Limit today = Limit.ofWarmUp(UUID.randomUUID(), LocalDate.parse("2026-11-22"), 100);
            List<CompletableFuture<Integer>> nodes = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                Buckets node = new Buckets(database, clock);
                nodes.add(CompletableFuture.supplyAsync(() -> takeAll(node, today)));
            }
            assertThat(nodes.stream().mapToInt(CompletableFuture::join).sum()).isEqualTo(100);
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whoIsInTheMiddleOfAClaimAsksNobodyForLimits(Dialect dialect) {
        try (TestDatabase database = TestDatabase.of(dialect)) {
            RateLimits limits = new RateLimits(database.sql(), clock);
            limits.look();
            database.sql()
                    .update("insert into rate_limit (kind, subject, per_second) values ('DOMAIN', 'slow.example', 1)");
            clock.pass(Duration.ofMinutes(1));
            assertThat(limits.ofRecipient("ann@slow.example")).isEmpty();
            limits.look();
            assertThat(limits.ofRecipient("ann@slow.example")).contains(Limit.ofDomain("slow.example", 1));
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whatNobodyUsedForTwoDaysIsForgotten(Dialect dialect) {
        try (TestDatabase database = TestDatabase.of(dialect)) {
            Buckets node = new Buckets(database, clock);
            OldBuckets old = new OldBuckets(database.sql(), clock);
            node.take(List.of(Limit.ofWarmUp(UUID.randomUUID(), LocalDate.parse("2026-11-22"), 3)), 1);
            node.take(List.of(TEN_A_SECOND), 1);
            clock.pass(Duration.ofDays(2));
            assertThat(old.forget(10)).isZero();
            node.take(List.of(TEN_A_SECOND), 1);
            clock.pass(Duration.ofSeconds(1));
            assertThat(old.forget(10)).isEqualTo(1);
        }
    }

    private static int takeAll(Buckets node, Limit limit) {
        int all = 0;
        Grant grant = node.take(List.of(limit), 7);
        while (grant.messages() > 0) {
            all += grant.messages();
            grant = node.take(List.of(limit), 7);
        }
        return all;
    }

    @Test
    void aWarmUpHasACapForEachOfItsDaysAndNoneAfterTheLast() {
        WarmUp warmUp = new WarmUp(LocalDate.parse("2026-11-22"), List.of(50, 100));
        assertThat(warmUp.capOn(LocalDate.parse("2026-11-20"))).hasValue(50);
        assertThat(warmUp.capOn(LocalDate.parse("2026-11-22"))).hasValue(50);
        assertThat(warmUp.capOn(LocalDate.parse("2026-11-23"))).hasValue(100);
        assertThat(warmUp.capOn(LocalDate.parse("2026-11-24"))).isEmpty();
    }
}
