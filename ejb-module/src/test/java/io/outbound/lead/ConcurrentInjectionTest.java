package io.outbound.lead;

import static io.outbound.lead.LeadFixture.lead;
import static org.assertj.core.api.Assertions.assertThat;

import io.outbound.lead.InjectionResult.Created;
import io.outbound.store.Dialect;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Many callers with one address at the same instant. */
class ConcurrentInjectionTest {

    private static final int THREADS = 64;

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void ofSixtyFourAtOnceExactlyOneIsAddedAndEachOtherHasItsRow(Dialect dialect) throws Exception {
        int rounds = 10;
        try (LeadFixture fixture = new LeadFixture(dialect).rule(true)) {
            for (int round = 0; round < rounds; round++) {
                String email = "jane" + round + "@example.com";
                long created =
                        together(THREADS, i -> fixture.inject(lead("Jane", i % 2 == 0 ? email : mixed(email)))).stream()
                                .filter(Created.class::isInstance)
                                .count();
                assertThat(created).as("round " + round).isEqualTo(1);
            }
            assertThat(fixture.leads()).isEqualTo(rounds);
            assertThat(fixture.rows()).isEqualTo(rounds * (THREADS - 1L));
            assertThat(fixture.inconsistencies()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void bulksInOppositeOrderDoNotDeadlockAndTheirSumsAreExact(Dialect dialect) throws Exception {
        int rounds = 8;
        int size = 50;
        try (LeadFixture fixture = new LeadFixture(dialect).rule(true)) {
            for (int round = 0; round < rounds; round++) {
                String prefix = "r" + round + ".";
                List<JsonObject> forth = new ArrayList<>(IntStream.range(0, size)
                        .mapToObj(i -> lead("Lead", prefix + i + "@example.com"))
                        .toList());
                List<JsonObject> back = new ArrayList<>(forth);
                Collections.reverse(back);
                long created =
                        together(8, i -> fixture.inject((i % 2 == 0 ? forth : back).toArray(new JsonObject[0])))
                                .stream()
                                .filter(Created.class::isInstance)
                                .count();
                assertThat(created).isEqualTo(size);
            }
            assertThat(fixture.leads()).isEqualTo(rounds * size);
            assertThat(fixture.rows()).isEqualTo(rounds * size * 7L);
            assertThat(fixture.inconsistencies()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void addingWithoutTheRuleAndDeletingAtOnceNeverLosesAGuard(Dialect dialect) throws Exception {
        try (LeadFixture fixture = new LeadFixture(dialect).rule(false)) {
            for (int round = 0; round < 20; round++) {
                together(16, i -> {
                    List<InjectionResult> results = fixture.inject(lead("Jane", "jane@example.com"));
                    if (i % 2 == 0) {
                        fixture.remove(((Created) results.get(0)).id());
                    }
                    return results;
                });
                assertThat(fixture.inconsistencies()).isZero();
            }
            assertThat(fixture.leads()).isEqualTo(20 * 8);
        }
    }

    private static String mixed(String email) {
        return email.substring(0, 2).toUpperCase(Locale.ROOT) + email.substring(2);
    }

    private interface Work {
        List<InjectionResult> run(int thread) throws Exception;
    }

    private static List<InjectionResult> together(int threads, Work work) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            CyclicBarrier start = new CyclicBarrier(threads);
            List<Callable<List<InjectionResult>>> tasks = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                int thread = i;
                tasks.add(() -> {
                    start.await();
                    return work.run(thread);
                });
            }
            List<InjectionResult> all = new ArrayList<>();
            for (Future<List<InjectionResult>> result : pool.invokeAll(tasks)) {
                all.addAll(result.get());
            }
            return all;
        } finally {
            pool.shutdownNow();
        }
    }
}
