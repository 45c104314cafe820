package io.outbound.campaign;

import static io.outbound.campaign.CampaignFixture.aCampaign;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.outbound.delivery.DeliveryState;
import io.outbound.kernel.DomainException;
import io.outbound.schedule.MisfirePolicy;
import io.outbound.settings.RecurringOnFailure;
import io.outbound.store.Dialect;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of scheduled campaigns when their time comes, or came while nobody was there. */
class SchedulesOnARealDatabaseTest {

    private static final Instant NINE = Instant.parse("2027-06-01T07:00:00Z"); // 09:00 in Rome
    private static final CampaignAction[] TO_DECIDE = {
        CampaignAction.EDIT, CampaignAction.SEND_NOW, CampaignAction.SKIP_OCCURRENCE, CampaignAction.STOP
    };

    private ScheduleDesk desk;

    private ScheduleDesk at(Dialect dialect, String now) {
        desk = new ScheduleDesk(dialect, now);
        return desk;
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private static CampaignFixture atNine() {
        return aCampaign().at("2027-06-01T09:00:00", "Europe/Rome");
    }

    private static CampaignFixture dailyAtNine() {
        return atNine().repeated("FREQ=DAILY");
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aFinishedScheduleWaitsAndFiresOnceAtItsTime(Dialect dialect) {
        UUID id = at(dialect, "2027-05-31T12:00:00Z").waiting(atNine());
        assertThat(desk.status(id)).isEqualTo(CampaignStatus.WAITING);
        assertThat(desk.armed(id)).isEqualTo(NINE);
        desk.tickAt("2027-06-01T06:59:59.999Z");
        assertThat(desk.runs(id)).isZero();
        desk.tickAt("2027-06-01T07:00:00Z");
        desk.tick();
        assertThat(desk.status(id)).isEqualTo(CampaignStatus.RUNNING);
        assertThat(desk.runs(id)).isOne();
        desk.settle(id);
        assertThat(desk.status(id)).isEqualTo(CampaignStatus.DONE);
        assertThat(desk.history(id)).containsExactly("FIRED 2027-06-01T07:00:00Z 1 late=0s");
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aTimeInThePastIsRefusedWithTheServersTimeAndItStaysADraft(Dialect dialect) {
        UUID id = at(dialect, "2027-06-01T07:00:01Z").draft(atNine());
        assertThatThrownBy(() -> desk.inTransaction(() -> desk.lifecycle.finish(id, Optional.empty())))
                .isInstanceOfSatisfying(DomainException.class, refused -> {
                    assertThat(refused.code()).isEqualTo("send-time-in-past");
                    assertThat(refused.kind()).isEqualTo(DomainException.Kind.INVALID);
                    assertThat(refused.facts()).containsEntry("now", "2027-06-01T07:00:01Z");
                });
        assertThat(desk.status(id)).isEqualTo(CampaignStatus.DRAFT);
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void threeMinutesLateItFiresAndIsMarkedLate(Dialect dialect) {
        UUID id = at(dialect, "2027-06-01T06:55:00Z").waiting(atNine());
        desk.tickAt("2027-06-01T07:03:00Z");
        desk.tick();
        assertThat(desk.runs(id)).isOne();
        assertThat(desk.history(id)).containsExactly("FIRED 2027-06-01T07:00:00Z 1 late=180s");
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void twentyMinutesLateItIsNotSentAndOneAlertIsGivenHoweverOftenNodesStart(Dialect dialect) {
        UUID id = at(dialect, "2027-06-01T06:55:00Z").waiting(atNine());
        for (int restart = 0; restart < 3; restart++) {
            desk.tickAt("2027-06-01T07:2" + restart + ":00Z");
        }
        assertThat(desk.runs(id)).isZero();
        assertThat(desk.status(id)).isEqualTo(CampaignStatus.WAITING);
        assertThat(desk.overdue(id)).isTrue();
        assertThat(desk.actions(id)).contains(TO_DECIDE);
        assertThat(desk.alerts).containsExactly(new OccurrencesMissed(id, "Spring sale", 1, NINE));

        desk.edit(id, aCampaign().at("2027-06-01T10:00:00", "Europe/Rome"));
        assertThat(desk.overdue(id)).isFalse();
        desk.tickAt("2027-06-01T08:00:00Z");
        assertThat(desk.runs(id)).isOne();
        assertThat(desk.alerts).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void editedToAnotherPastTimeItIsRefused(Dialect dialect) {
        UUID id = at(dialect, "2027-06-01T06:55:00Z").waiting(atNine());
        desk.tickAt("2027-06-01T07:20:00Z");
        assertThatThrownBy(() -> desk.edit(id, aCampaign().at("2027-06-01T09:10:00", "Europe/Rome")))
                .isInstanceOf(SendTimePassedException.class);
        assertThat(desk.overdue(id)).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void sentNowItRunsOnce(Dialect dialect) {
        UUID id = at(dialect, "2027-06-01T06:55:00Z").waiting(atNine());
        desk.tickAt("2027-06-01T08:00:00Z");
        desk.inTransaction(() -> desk.missed.sendNow(id, Optional.empty()));
        assertThat(desk.runs(id)).isOne();
        assertThatThrownBy(() -> desk.inTransaction(() -> desk.missed.sendNow(id, Optional.empty())))
                .isInstanceOf(ActionNotAllowedException.class);
        desk.settle(id);
        assertThat(desk.status(id)).isEqualTo(CampaignStatus.DONE);
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void skippedItIsStoppedAndCanBeGivenAnotherTime(Dialect dialect) {
        UUID id = at(dialect, "2027-06-01T06:55:00Z").waiting(atNine());
        desk.tickAt("2027-06-01T08:00:00Z");
        desk.inTransaction(() -> desk.missed.skip(id, Optional.empty()));
        assertThat(desk.status(id)).isEqualTo(CampaignStatus.STOPPED);
        assertThatThrownBy(() -> desk.inTransaction(() -> desk.lifecycle.launch(id, Optional.empty())))
                .isInstanceOfSatisfying(DomainException.class, refused -> assertThat(refused.code())
                        .isEqualTo("schedule-time-passed"));
        desk.edit(id, aCampaign().at("2027-06-01T11:00:00", "Europe/Rome"));
        desk.inTransaction(() -> desk.lifecycle.launch(id, Optional.empty()));
        assertThat(desk.status(id)).isEqualTo(CampaignStatus.WAITING);
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void threeDaysMissedAreOneAlertNoReplayAndTheNextIsArmed(Dialect dialect) {
        UUID id = at(dialect, "2027-06-01T06:00:00Z").waiting(dailyAtNine());
        desk.tickAt("2027-06-03T12:00:00Z");
        desk.tick();
        assertThat(desk.runs(id)).isZero();
        assertThat(desk.alerts)
                .containsExactly(new OccurrencesMissed(id, "Spring sale", 3, Instant.parse("2027-06-03T07:00:00Z")));
        assertThat(desk.armed(id)).isEqualTo("2027-06-04T07:00:00Z");
        desk.tickAt("2027-06-04T07:00:00Z");
        assertThat(desk.runs(id)).isOne();
        desk.settle(id);
        assertThat(desk.status(id)).isEqualTo(CampaignStatus.WAITING);
        assertThat(desk.overdue(id)).isFalse();
        assertThat(desk.history(id))
                .containsExactly("FIRED 2027-06-04T07:00:00Z 1 late=0s", "MISSED 2027-06-03T07:00:00Z 3 late=18000s");
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void ofABacklogOnlyTheLatestFiresWhenItIsWithinTheGraceAndOneAlertTellsOfTheOthers(Dialect dialect) {
        UUID id = at(dialect, "2027-06-01T06:00:00Z").waiting(dailyAtNine());
        desk.tickAt("2027-06-03T07:04:00Z");
        desk.tick();
        assertThat(desk.runs(id)).isOne();
        assertThat(desk.alerts)
                .containsExactly(new OccurrencesMissed(id, "Spring sale", 2, Instant.parse("2027-06-02T07:00:00Z")));
        assertThat(desk.overdue(id)).as("there is nothing to decide").isFalse();
        assertThat(desk.history(id))
                .containsExactly("FIRED 2027-06-03T07:00:00Z 1 late=240s", "MISSED 2027-06-02T07:00:00Z 2 late=86640s");
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whoChoseToSendLateOrToSkipIsNotAlertedToABacklog(Dialect dialect) {
        UUID late = at(dialect, "2027-06-01T06:00:00Z").waiting(dailyAtNine().whenMissed(MisfirePolicy.FIRE_LATE));
        UUID skipped = desk.waiting(dailyAtNine().whenMissed(MisfirePolicy.SKIP));
        desk.tickAt("2027-06-03T07:04:00Z");
        assertThat(desk.runs(late)).isOne();
        assertThat(desk.runs(skipped)).isOne();
        assertThat(desk.alerts).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void theMisfirePolicyCanSendLateOrSkip(Dialect dialect) {
        UUID late = at(dialect, "2027-06-01T06:00:00Z").waiting(atNine().whenMissed(MisfirePolicy.FIRE_LATE));
        UUID skipped = desk.waiting(dailyAtNine().whenMissed(MisfirePolicy.SKIP));
        desk.tickAt("2027-06-01T12:00:00Z");
        assertThat(desk.history(late)).containsExactly("FIRED 2027-06-01T07:00:00Z 1 late=18000s");
        assertThat(desk.runs(skipped)).isZero();
        assertThat(desk.overdue(skipped)).isFalse();
        assertThat(desk.armed(skipped)).isEqualTo("2027-06-02T07:00:00Z");
        assertThat(desk.alerts).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void anHourBackRightAfterFiringDoesNotFireAgain(Dialect dialect) {
        UUID id = at(dialect, "2027-06-01T06:00:00Z").waiting(dailyAtNine());
        desk.tickAt("2027-06-01T07:00:00Z");
        desk.settle(id);
        desk.tickAt("2027-06-01T06:00:00Z");
        desk.inTransaction(() -> desk.lifecycle.stop(id, Optional.empty()));
        desk.inTransaction(() -> desk.lifecycle.launch(id, Optional.empty()));
        assertThat(desk.armed(id)).isEqualTo("2027-06-02T07:00:00Z");
        desk.tickAt("2027-06-01T07:00:00Z");
        assertThat(desk.runs(id)).isOne();
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void anOccurrenceDuringTheRunBeforeIsSkippedAndLogged(Dialect dialect) {
        UUID id = at(dialect, "2027-06-01T06:00:00Z").waiting(dailyAtNine());
        desk.tickAt("2027-06-01T07:00:00Z");
        desk.tickAt("2027-06-02T07:00:00Z");
        assertThat(desk.runs(id)).isOne();
        assertThat(desk.status(id)).isEqualTo(CampaignStatus.RUNNING);
        desk.settle(id);
        desk.tick();
        assertThat(desk.runs(id)).isOne();
        assertThat(desk.history(id))
                .containsExactly("FIRED 2027-06-01T07:00:00Z 1 late=0s", "OVERLAPPED 2027-06-02T07:00:00Z 1 late=0s");
        assertThat(desk.armed(id)).isEqualTo("2027-06-03T07:00:00Z");
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aRunThatBeganBeforeTheEndDateCompletesAndNoneFollows(Dialect dialect) {
        UUID id = at(dialect, "2027-06-01T06:00:00Z")
                .waiting(dailyAtNine().open(null, "2027-06-01T09:30:00", "Europe/Rome"));
        desk.tickAt("2027-06-01T07:00:00Z");
        desk.pass(Duration.ofHours(2));
        assertThat(desk.status(id)).isEqualTo(CampaignStatus.RUNNING);
        desk.settle(id);
        assertThat(desk.status(id)).isEqualTo(CampaignStatus.DONE);
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void nothingStartsAfterTheEndOfItsWindow(Dialect dialect) {
        UUID late =
                at(dialect, "2027-06-01T06:00:00Z").waiting(atNine().open(null, "2027-06-01T09:02:00", "Europe/Rome"));
        UUID inTime = desk.waiting(atNine().open(null, "2027-06-01T09:30:00", "Europe/Rome"));
        desk.tickAt("2027-06-01T07:03:00Z");
        assertThat(desk.reasons(late)).extracting(FailureReason::code).containsExactly("WINDOW_ENDED");
        assertThat(desk.runs(late)).isZero();
        assertThat(desk.runs(inTime)).isOne();
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void norDoesAPersonStartItThen(Dialect dialect) {
        UUID asked =
                at(dialect, "2027-06-01T06:00:00Z").waiting(atNine().open(null, "2027-06-01T09:30:00", "Europe/Rome"));
        desk.tickAt("2027-06-01T07:31:00Z");
        assertThat(desk.overdue(asked)).isTrue();
        assertThatThrownBy(() -> desk.inTransaction(() -> desk.missed.sendNow(asked, Optional.empty())))
                .isInstanceOfSatisfying(
                        DomainException.class, e -> assertThat(e.code()).isEqualTo("outside-campaign-window"));
        assertThat(desk.runs(asked)).isZero();
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void itEndsAfterItsLastOccurrence(Dialect dialect) {
        UUID id = at(dialect, "2027-06-01T06:00:00Z").waiting(atNine().repeated("FREQ=DAILY;COUNT=2"));
        desk.tickAt("2027-06-01T07:00:00Z");
        desk.settle(id);
        assertThat(desk.status(id)).isEqualTo(CampaignStatus.WAITING);
        desk.tickAt("2027-06-02T07:00:00Z");
        desk.settle(id);
        assertThat(desk.status(id)).isEqualTo(CampaignStatus.DONE);
        assertThat(desk.runs(id)).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void somethingInTheWayAtItsTimeIsAFailureWithReasons(Dialect dialect) {
        UUID id = at(dialect, "2027-06-01T06:00:00Z").waiting(dailyAtNine());
        desk.surroundings.pauseSender();
        desk.tickAt("2027-06-01T07:00:00Z");
        assertThat(desk.status(id)).isEqualTo(CampaignStatus.FAILED);
        assertThat(desk.reasons(id)).extracting(FailureReason::code).containsExactly("SENDER_PAUSED");
        assertThat(desk.runs(id)).isZero();
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void orTheNextOccurrenceIsWaitedForWhenTheAccountSaysSo(Dialect dialect) {
        UUID id = at(dialect, "2027-06-01T06:00:00Z").waiting(dailyAtNine());
        desk.onFailure = RecurringOnFailure.SKIP;
        desk.surroundings.pauseSender();
        desk.tickAt("2027-06-01T07:00:00Z");
        assertThat(desk.status(id)).isEqualTo(CampaignStatus.WAITING);
        assertThat(desk.history(id)).containsExactly("FAILED 2027-06-01T07:00:00Z 1 late=0s");
        assertThat(desk.reasonsInHistory(id)).containsExactly("2027-06-01T07:00:00Z SENDER_PAUSED");
        assertThat(desk.failures).singleElement().satisfies(told -> {
            assertThat(told.campaignId()).isEqualTo(id);
            assertThat(told.at()).isEqualTo(NINE);
            assertThat(told.reasons()).extracting(FailureReason::code).containsExactly("SENDER_PAUSED");
        });
        assertThat(desk.armed(id)).isEqualTo("2027-06-02T07:00:00Z");
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void alsoWhenItsRunEndedWithoutAMessageSent(Dialect dialect) {
        UUID id = at(dialect, "2027-06-01T06:00:00Z").waiting(dailyAtNine());
        desk.onFailure = RecurringOnFailure.SKIP;
        desk.tickAt("2027-06-01T07:00:00Z");
        desk.pass(Duration.ofMinutes(3));
        desk.settle(id, Map.of(DeliveryState.FAILED, 2L, DeliveryState.SKIPPED, 1L));
        assertThat(desk.status(id)).isEqualTo(CampaignStatus.WAITING);
        assertThat(desk.armed(id)).isEqualTo("2027-06-02T07:00:00Z");
        assertThat(desk.reasons(id)).isEmpty();
        assertThat(desk.history(id))
                .as("one time, one entry")
                .containsExactly("FAILED 2027-06-01T07:00:00Z 1 late=180s");
        assertThat(desk.log.hasFired(id, NINE)).as("none is sent twice").isTrue();
        assertThat(desk.reasonsInHistory(id)).containsExactly("2027-06-01T07:00:00Z ALL_FAILED");
        assertThat(desk.failures).hasSize(1);

        desk.tickAt("2027-06-02T07:00:00Z");
        desk.settle(id);
        assertThat(desk.status(id)).isEqualTo(CampaignStatus.WAITING);
        desk.onFailure = RecurringOnFailure.FAIL;
        desk.tickAt("2027-06-03T07:00:00Z");
        desk.settle(id, Map.of(DeliveryState.SKIPPED, 3L));
        assertThat(desk.status(id)).isEqualTo(CampaignStatus.FAILED);
        assertThat(desk.reasons(id)).extracting(FailureReason::code).containsExactly("ALL_SKIPPED");
        assertThat(desk.reasonsInHistory(id))
                .containsExactly("2027-06-03T07:00:00Z ALL_SKIPPED", "2027-06-01T07:00:00Z ALL_FAILED");
        assertThat(desk.failures).as("its end is told otherwise").hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void sendNowIsRefusedWithTheReasonsWhereTheOccurrenceWouldBeLeftOut(Dialect dialect) {
        UUID id = at(dialect, "2027-06-01T06:00:00Z").waiting(dailyAtNine());
        desk.onFailure = RecurringOnFailure.SKIP;
        desk.tickAt("2027-06-01T12:00:00Z");
        desk.surroundings.pauseSender();
        assertThatThrownBy(() -> desk.inTransaction(() -> desk.missed.sendNow(id, Optional.empty())))
                .isInstanceOfSatisfying(CampaignIncompleteException.class, refused -> {
                    assertThat(refused.kind()).isEqualTo(DomainException.Kind.CONFLICT);
                    assertThat(refused.reasons())
                            .extracting(FailureReason::code)
                            .containsExactly("SENDER_PAUSED");
                });
        assertThat(desk.overdue(id)).as("it can still be sent").isTrue();
        assertThat(desk.runs(id)).isZero();
        assertThat(desk.reasonsInHistory(id)).isEmpty();
        assertThat(desk.failures).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void stoppedItLetsItsTimePassAndRelaunchedItWaitsForTheNext(Dialect dialect) {
        UUID id = at(dialect, "2027-06-01T06:00:00Z").waiting(dailyAtNine());
        desk.inTransaction(() -> desk.lifecycle.stop(id, Optional.empty()));
        desk.tickAt("2027-06-01T07:00:00Z");
        assertThat(desk.status(id)).isEqualTo(CampaignStatus.STOPPED);
        assertThat(desk.runs(id)).isZero();
        desk.inTransaction(() -> desk.lifecycle.launch(id, Optional.empty()));
        assertThat(desk.armed(id)).isEqualTo("2027-06-02T07:00:00Z");
    }
}
