package io.outbound.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WhenToTryAgainTest {

    private static final Instant NOW = Instant.parse("2026-11-22T15:00:00Z");
    private static final Instant FAR = NOW.plus(Duration.ofDays(1));

    @ParameterizedTest
    @CsvSource({"1,1", "2,5", "3,15", "4,30", "5,60", "6,60", "40,60"})
    void eachTryWaitsLongerUpToAnHour(int tries, int minutes) {
        assertThat(new RetryPolicy(() -> 0.5).next(tries, NOW, FAR, Optional.empty()))
                .contains(NOW.plus(Duration.ofMinutes(minutes)));
    }

    @Test
    void theWaitVariesByAFifthEitherWay() {
        assertThat(new RetryPolicy(() -> 0.0).next(2, NOW, FAR, Optional.empty()))
                .contains(NOW.plusSeconds(240));
        assertThat(new RetryPolicy(() -> 0.999999)
                        .next(2, NOW, FAR, Optional.empty())
                        .orElseThrow())
                .isBetween(NOW.plusSeconds(359), NOW.plusSeconds(360));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 420, 7_200})
    void whatTheProviderAsksForIsKeptToTheSecond(int seconds) {
        assertThat(new RetryPolicy(() -> 0.5).next(2, NOW, FAR, Optional.of(Duration.ofSeconds(seconds))))
                .contains(NOW.plusSeconds(seconds));
    }

    @ParameterizedTest
    @CsvSource({"3,1,900", "3,899,900", "4,901,1800", "3,7200,7200", "40,1,3600"})
    void fromTheThirdTryOnTheLongerTimeCounts(int tries, int asked, int seconds) {
        assertThat(new RetryPolicy(() -> 0.5).next(tries, NOW, FAR, Optional.of(Duration.ofSeconds(asked))))
                .contains(NOW.plusSeconds(seconds));
    }

    @Test
    void whoAsksForNothingIsNotTriedInALoop() {
        assertThat(new RetryPolicy(() -> 0.5).next(1, NOW, FAR, Optional.of(Duration.ZERO)))
                .contains(NOW.plusSeconds(60));
    }

    @Test
    void nothingIsTriedAfterItsTimeToLive() {
        assertThat(new RetryPolicy(() -> 0.5).next(5, NOW, NOW.plusSeconds(3_599), Optional.empty()))
                .isEmpty();
    }
}
