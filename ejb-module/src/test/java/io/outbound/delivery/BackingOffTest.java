package io.outbound.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.outbound.channel.spi.SendResult;
import io.outbound.kernel.ChannelId;
import io.outbound.security.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A host that asks for fewer messages gets fewer; the others get theirs. */
class BackingOffTest {

    private final MovableClock clock = new MovableClock();
    private final BackOff backOff = new BackOff(clock, () -> 0.5);

    private void fails(int times, String address, String reason) {
        for (int i = 0; i < times; i++) {
            backOff.note(ChannelId.EMAIL, address, new SendResult.TemporaryFailure(reason, Optional.empty()));
        }
    }

    private Duration wait(String address) {
        Instant until = backOff.until(ChannelId.EMAIL, address).orElse(Instant.EPOCH);
        return until.isAfter(clock.instant()) ? Duration.between(clock.instant(), until) : Duration.ZERO;
    }

    @ParameterizedTest
    @ValueSource(strings = {"421 4.7.0 too many", "451 4.7.1 greylisted"})
    void aBusyDomainIsLeftAloneForAWhileAndNoOther(String answer) {
        fails(4, "ann@busy.example", answer);
        assertThat(wait("bob@busy.example")).isZero();
        fails(1, "ann@busy.example", answer);
        assertThat(wait("bob@busy.example")).isEqualTo(Duration.ofSeconds(2));
        assertThat(wait("bob@example.com")).isZero();
    }

    @Test
    void eachFailureAfterAPauseDoublesItUpToFiveMinutes() {
        fails(5, "ann@busy.example", "451 later");
        fails(7, "bob@busy.example", "451 later");
        assertThat(wait("ann@busy.example"))
                .as("what was under way does not count")
                .isEqualTo(Duration.ofSeconds(2));
        for (int i = 0; i < 12; i++) {
            clock.pass(Duration.ofMinutes(5));
            fails(1, "ann@busy.example", "451 later");
        }
        assertThat(wait("ann@busy.example")).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void aMessageThatIsTakenEndsIt() {
        fails(5, "ann@busy.example", "451 later");
        backOff.note(ChannelId.EMAIL, "bob@busy.example", new SendResult.Accepted("250 ok"));
        assertThat(wait("ann@busy.example")).isZero();
        fails(4, "ann@busy.example", "451 later");
        assertThat(wait("ann@busy.example")).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"connect: ConnectException, refused", "421 at banner: 421 busy", "tls-required: none"})
    void withoutAWayOutTheWholeChannelWaits(String reason) {
        fails(5, "ann@example.com", reason);
        assertThat(backOff.until(ChannelId.EMAIL)).contains(clock.instant().plusSeconds(2));
        assertThat(wait("bob@example.org")).isEqualTo(Duration.ofSeconds(2));
        assertThat(backOff.until(ChannelId.SMS)).isEmpty();
    }

    @Test
    void whatAProviderAsksForIsHonouredToTheSecondFromTheFirstTime() {
        backOff.note(
                ChannelId.TELEGRAM,
                "12345",
                new SendResult.TemporaryFailure("429 too many", Optional.of(Duration.ofSeconds(17))));
        assertThat(backOff.until(ChannelId.TELEGRAM)).contains(clock.instant().plusSeconds(17));
    }

    @Test
    void onePushServiceThatWantsAPauseDoesNotHoldUpTheOthers() {
        backOff.note(
                ChannelId.WEBPUSH,
                "0a1b",
                new SendResult.TemporaryFailure(
                        "429 too many", Optional.of(Duration.ofSeconds(17)), "push.one.example"));
        assertThat(backOff.anyHostRests(ChannelId.WEBPUSH)).isTrue();
        assertThat(backOff.until(ChannelId.WEBPUSH, "push.one.example"))
                .contains(clock.instant().plusSeconds(17));
        assertThat(backOff.until(ChannelId.WEBPUSH, "push.two.example")).isEmpty();
        assertThat(backOff.until(ChannelId.WEBPUSH)).isEmpty();
        clock.pass(Duration.ofSeconds(17));
        assertThat(backOff.anyHostRests(ChannelId.WEBPUSH)).isFalse();
    }

    @Test
    void aRefusalOfOneMessageSlowsNobodyDown() {
        for (int i = 0; i < 20; i++) {
            backOff.note(ChannelId.EMAIL, "ann@example.com", new SendResult.PermanentFailure("550 no", true));
            backOff.note(ChannelId.EMAIL, "ann@example.com", new SendResult.Unknown("no-answer: cut"));
            fails(1, "ann@example.com", "452 4.2.2 mailbox full");
        }
        assertThat(wait("ann@example.com")).isZero();
    }
}
