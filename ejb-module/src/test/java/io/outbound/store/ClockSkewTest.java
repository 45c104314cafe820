package io.outbound.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.outbound.security.MovableClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A node whose clock jumped starts nothing until it agrees with the database again. */
class ClockSkewTest {

    private final MovableClock node = new MovableClock();
    private final MovableClock database = new MovableClock();
    private final ClockSkew skew = new ClockSkew(node, new DatabaseTime(null) {
        @Override
        public Instant now() {
            return database.instant();
        }
    });

    @Test
    void halfAMinuteIsTolerated() {
        assertThat(skew.isTolerable()).isTrue();
        node.pass(Duration.ofSeconds(30));
        assertThat(skew.isTolerable()).isTrue();
    }

    @Test
    void twoDaysAheadNothingIsStartedAndBackAgainItIs() {
        node.pass(Duration.ofDays(2));
        assertThat(skew.isTolerable()).isFalse();
        node.pass(Duration.ofDays(-2));
        assertThat(skew.isTolerable()).isTrue();
    }

    @Test
    void aDatabaseThatJumpedIsNotBelievedEither() {
        database.pass(Duration.ofSeconds(31));
        assertThat(skew.isTolerable()).isFalse();
    }
}
