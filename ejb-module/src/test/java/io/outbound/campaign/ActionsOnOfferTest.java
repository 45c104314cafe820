package io.outbound.campaign;

import static io.outbound.campaign.CampaignFixture.aCampaign;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.outbound.kernel.DomainException;
import io.outbound.store.Dialect;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A campaign offers what is possible now, and whoever asks for something else is offered the same. */
class ActionsOnOfferTest {

    private ScheduleDesk desk;

    @AfterEach
    void close() {
        desk.close();
    }

    private void refusedWithWhatIsOffered(UUID id, Runnable verb) {
        assertThatThrownBy(() -> desk.inTransaction(() -> {
                    verb.run();
                    return null;
                }))
                .isInstanceOfSatisfying(ActionNotAllowedException.class, refused -> assertThat(refused.allowedActions())
                        .isEqualTo(desk.offered(id)));
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aHaltIsNotOfferedWhereTheSettingsDoNotAllowIt(Dialect dialect) {
        desk = new ScheduleDesk(dialect, "2027-06-01T06:00:00Z");
        UUID running = desk.waiting(aCampaign().launched(LaunchType.NOW));
        assertThat(desk.offered(running)).containsExactly(CampaignAction.HALT, CampaignAction.DUPLICATE);
        refusedWithWhatIsOffered(running, () -> desk.lifecycle.stop(running, Optional.empty()));
        desk.allowHalt = false;
        assertThat(desk.offered(running)).containsExactly(CampaignAction.DUPLICATE);
        refusedWithWhatIsOffered(running, () -> desk.lifecycle.stop(running, Optional.empty()));
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aStoppedScheduleIsNotLaunchedOnceItsTimeHasPassed(Dialect dialect) {
        desk = new ScheduleDesk(dialect, "2027-06-01T06:00:00Z");
        UUID once = stopped(aCampaign().at("2027-06-01T09:00:00", "Europe/Rome"));
        UUID daily =
                stopped(aCampaign().at("2027-06-01T09:00:00", "Europe/Rome").repeated("FREQ=DAILY"));
        assertThat(desk.offered(once)).contains(CampaignAction.LAUNCH);

        assertThat(desk.inTransaction(() -> desk.lifecycle.preflight(once, Optional.empty())))
                .isEmpty();

        desk.now = Instant.parse("2027-06-01T07:00:00Z");
        assertThat(desk.inTransaction(() -> desk.lifecycle.preflight(once, Optional.empty())))
                .extracting(FailureReason::code)
                .containsExactly("SEND_TIME_IN_PAST");
        assertThat(desk.offered(once))
                .isEqualTo(Set.of(CampaignAction.EDIT, CampaignAction.DUPLICATE, CampaignAction.DELETE));
        assertThat(desk.offered(daily)).contains(CampaignAction.LAUNCH);
        refusedWithWhatIsOffered(once, () -> desk.lifecycle.stop(once, Optional.empty()));
        assertThatThrownBy(() -> desk.inTransaction(() -> desk.lifecycle.launch(once, Optional.empty())))
                .isInstanceOfSatisfying(DomainException.class, refused -> assertThat(refused.code())
                        .isEqualTo("schedule-time-passed"));
    }

    private UUID stopped(CampaignFixture fixture) {
        UUID id = desk.waiting(fixture);
        desk.inTransaction(() -> desk.lifecycle.stop(id, Optional.empty()));
        return id;
    }
}
