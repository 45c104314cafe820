package io.outbound.campaign;

import static io.outbound.campaign.CampaignFixture.aCampaign;
import static org.assertj.core.api.Assertions.assertThat;

import io.outbound.kernel.DomainException;
import io.outbound.kernel.Versions;
import io.outbound.store.Dialect;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two nodes, or a node and a person, want the same occurrence at the same moment. */
class RacesForAnOccurrenceTest {

    private static final int TRIALS = 100;

    private final ExecutorService threads = Executors.newFixedThreadPool(2);
    private ScheduleDesk desk;

    @AfterEach
    void close() {
        threads.shutdownNow();
        desk.close();
    }

    private static CampaignFixture atNine() {
        return aCampaign().at("2027-06-01T09:00:00", "Europe/Rome");
    }

    /** @return what each came to: its result, or the refusal */
    private List<Object> together(Callable<?> one, Callable<?> other) throws Exception {
        CyclicBarrier start = new CyclicBarrier(2);
        List<Future<Object>> both = new ArrayList<>();
        for (Callable<?> each : List.of(one, other)) {
            both.add(threads.submit(() -> {
                start.await();
                return each.call();
            }));
        }
        List<Object> results = new ArrayList<>();
        for (Future<Object> each : both) {
            try {
                results.add(each.get());
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof DomainException)) {
                    throw e;
                }
                results.add(e.getCause());
            }
        }
        return results;
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void twoNodesTickAndEveryCampaignRunsOnce(Dialect dialect) throws Exception {
        desk = new ScheduleDesk(dialect, "2027-06-01T06:00:00Z");
        int campaigns = 1_000;
        desk.waitingCopies(desk.waiting(atNine()), campaigns - 1);
        desk.now = Instant.parse("2027-06-01T07:00:00Z");
        Callable<Integer> node = () -> {
            int released = 0;
            int last = 1;
            while (last > 0 || desk.anyDue()) {
                last = desk.tick();
                released += last;
            }
            return released;
        };
        List<Object> released = together(node, node);
        assertThat((int) released.get(0) + (int) released.get(1)).isEqualTo(campaigns);
        assertThat(desk.sql.count("select count(*) from execution")).isEqualTo(campaigns);
        assertThat(desk.sql.count("select count(distinct campaign_id) from execution"))
                .isEqualTo(campaigns);
        assertThat(desk.sql.count("select count(*) from campaign where status = 'RUNNING'"))
                .isEqualTo(campaigns);
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void stoppedInTheLastSecondNothingIsSentOrTheStopIsTold(Dialect dialect) throws Exception {
        desk = new ScheduleDesk(dialect, "2027-06-01T06:00:00Z");
        for (int trial = 0; trial < TRIALS; trial++) {
            desk.now = Instant.parse("2027-06-01T06:00:00Z");
            UUID id = desk.waiting(atNine());
            desk.now = Instant.parse("2027-06-01T07:00:00Z");
            Object stop = together(
                            desk::tick, () -> desk.inTransaction(() -> desk.lifecycle.stop(id, Optional.empty())))
                    .get(1);
            if (desk.status(id) == CampaignStatus.STOPPED) {
                assertThat(desk.runs(id)).isZero();
                assertThat(stop).isInstanceOf(Campaign.class);
            } else {
                assertThat(desk.status(id)).isEqualTo(CampaignStatus.RUNNING);
                assertThat(desk.runs(id)).isOne();
                assertThat(((DomainException) stop).code()).isEqualTo("campaign-running");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void anEditAndASendNowOfAnOverdueOneNeverMix(Dialect dialect) throws Exception {
        desk = new ScheduleDesk(dialect, "2027-06-01T06:00:00Z");
        for (int trial = 0; trial < TRIALS; trial++) {
            desk.now = Instant.parse("2027-06-01T06:00:00Z");
            UUID id = desk.waiting(atNine().forSeconds(100));
            desk.tickAt("2027-06-01T08:00:00Z");
            long seen = desk.version(id);
            CampaignFixture edited =
                    aCampaign().at("2027-06-01T12:00:00", "Europe/Rome").forSeconds(200);
            List<Object> both = together(
                    () -> desk.inTransaction(() -> {
                        Versions.require(
                                seen, desk.campaigns.lock(id).orElseThrow().version());
                        return desk.editHere(id, edited);
                    }),
                    () -> desk.inTransaction(() -> desk.missed.sendNow(id, Optional.empty())));
            if (both.get(0) instanceof DomainException loser) {
                assertThat(loser.kind()).isEqualTo(DomainException.Kind.STALE);
                assertThat(desk.sentSeconds(id)).containsExactly("100");
            } else {
                assertThat(both.get(1)).isInstanceOf(ActionNotAllowedException.class);
                assertThat(desk.sentSeconds(id)).isEmpty();
                assertThat(desk.armed(id)).isEqualTo("2027-06-01T10:00:00Z");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whoWantsToSendWhatTheySawIsToldThatItWasEdited(Dialect dialect) throws Exception {
        desk = new ScheduleDesk(dialect, "2027-06-01T06:00:00Z");
        for (int trial = 0; trial < TRIALS; trial++) {
            desk.now = Instant.parse("2027-06-01T06:00:00Z");
            UUID id = desk.waiting(atNine().forSeconds(100));
            desk.tickAt("2027-06-01T08:00:00Z");
            Optional<Long> seen = Optional.of(desk.version(id));
            CampaignFixture edited = atNine().forSeconds(200);
            List<Object> both = together(
                    () -> desk.inTransaction(() -> {
                        Versions.require(
                                seen, desk.campaigns.lock(id).orElseThrow().version());
                        return desk.editHere(id, edited);
                    }),
                    () -> desk.inTransaction(() -> desk.missed.sendNow(id, seen)));
            List<DomainException> losers = both.stream()
                    .filter(DomainException.class::isInstance)
                    .map(DomainException.class::cast)
                    .toList();
            assertThat(losers).singleElement().satisfies(loser -> assertThat(loser.kind())
                    .isEqualTo(DomainException.Kind.STALE));
            assertThat(desk.sentSeconds(id))
                    .isEqualTo(both.get(0) instanceof DomainException ? List.of("100") : List.of());
        }
    }

    /** The release bar is {@code -Dscale.herd=10000} within a minute; the build runs fewer. */
    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aHerdAtOneInstantIsReleasedWithinAMinute(Dialect dialect) throws Exception {
        int campaigns = Integer.getInteger("scale.herd", 500);
        desk = new ScheduleDesk(dialect, "2027-06-01T06:00:00Z");
        desk.waitingCopies(desk.waiting(atNine()), campaigns - 1);
        desk.now = Instant.parse("2027-06-01T07:00:00Z");
        long start = System.nanoTime();
        List<Long> lags = new ArrayList<>();
        while (desk.anyDue()) {
            int released = desk.tick();
            lags.addAll(Collections.nCopies(released, (System.nanoTime() - start) / 1_000_000));
        }
        System.out.println(campaigns + " campaigns due at one instant, " + dialect + ": lag p50 "
                + lags.get(campaigns / 2) + " ms, p99 " + lags.get(campaigns * 99 / 100) + " ms, last "
                + lags.get(campaigns - 1) + " ms");
        assertThat(desk.sql.count("select count(*) from execution")).isEqualTo(campaigns);
        assertThat(lags.get(campaigns - 1)).isLessThan(60_000);
    }
}
