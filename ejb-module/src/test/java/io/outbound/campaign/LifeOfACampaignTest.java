package io.outbound.campaign;

import static io.outbound.campaign.CampaignFixture.ANN;
import static io.outbound.campaign.CampaignFixture.NOON;
import static io.outbound.campaign.CampaignFixture.aCampaign;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.outbound.delivery.DeliveryState;
import io.outbound.delivery.InDoubt;
import io.outbound.kernel.ChannelId;
import io.outbound.kernel.DomainException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LifeOfACampaignTest {

    private static final FailureReason PAUSED = ReasonCode.SENDER_PAUSED.on(ChannelId.EMAIL);

    private static Campaign running() {
        Campaign campaign = aCampaign().launched(LaunchType.NOW).draft();
        campaign.start(CampaignAction.FINISH, ANN, NOON);
        return campaign;
    }

    private static Map<DeliveryState, Long> counts(long sent, long failed, long skipped) {
        return Map.of(DeliveryState.SENT, sent, DeliveryState.FAILED, failed, DeliveryState.SKIPPED, skipped);
    }

    @Test
    void aDraftCanBeEditedButNotLaunched() {
        Campaign draft = aCampaign().draft();
        assertThat(draft.availableActions()).contains(CampaignAction.EDIT).doesNotContain(CampaignAction.LAUNCH);
        assertThatThrownBy(() -> draft.start(CampaignAction.LAUNCH, ANN, NOON))
                .isInstanceOfSatisfying(ActionNotAllowedException.class, refused -> {
                    assertThat(refused.code()).isEqualTo("action-not-allowed");
                    assertThat(refused.allowedActions()).contains(CampaignAction.FINISH);
                });
    }

    @Test
    void finishedManuallyItIsReadyAndCanBeLaunchedOnce() {
        Campaign campaign = aCampaign().launched(LaunchType.MANUAL).draft();
        campaign.ready(ANN, NOON);
        assertThat(campaign.status()).isEqualTo(CampaignStatus.READY);
        campaign.start(CampaignAction.LAUNCH, ANN, NOON);
        assertThat(campaign.status()).isEqualTo(CampaignStatus.RUNNING);
        assertThatThrownBy(() -> campaign.start(CampaignAction.LAUNCH, ANN, NOON))
                .isInstanceOf(ActionNotAllowedException.class);
    }

    @Test
    void aRunningOneCanNeitherBeEditedNorStoppedNorDeleted() {
        Campaign campaign = running();
        assertThat(campaign.availableActions())
                .containsExactlyInAnyOrder(CampaignAction.HALT, CampaignAction.DUPLICATE);
        assertThatThrownBy(() -> campaign.require(CampaignAction.STOP))
                .isInstanceOfSatisfying(DomainException.class, refused -> assertThat(refused.code())
                        .isEqualTo("campaign-running"));
    }

    @Test
    void haltedItCanGoOnButItsAudienceTemplateAndLaunchTypeStay() {
        Campaign campaign = running();
        campaign.halt(ANN, NOON);
        assertThat(campaign.status()).isEqualTo(CampaignStatus.STOPPED);
        assertThatThrownBy(() -> campaign.edit(
                        aCampaign()
                                .launched(LaunchType.MANUAL)
                                .with(UUID.randomUUID(), null, UUID.randomUUID())
                                .settings("spring-sale"),
                        ANN,
                        NOON))
                .isInstanceOfSatisfying(DomainException.class, refused -> {
                    assertThat(refused.code()).isEqualTo("partial-run");
                    assertThat(refused.errors())
                            .extracting(error -> error.pointer())
                            .containsExactlyInAnyOrder("/templateId", "/contactListId", "/launchType");
                });
        campaign.edit(
                aCampaign()
                        .launched(LaunchType.NOW)
                        .with(null, UUID.randomUUID(), null)
                        .settings("spring-sale"),
                ANN,
                NOON);
        assertThat(campaign.status()).isEqualTo(CampaignStatus.STOPPED);
        assertThat(campaign.resume(ANN, NOON.plusSeconds(90))).isEqualTo(Duration.ofSeconds(90));
        assertThat(campaign.status()).isEqualTo(CampaignStatus.RUNNING);
        assertThat(campaign.haltedAt()).isNull();
    }

    private static final Map<String, Long> SKIPS = skips();

    private static Map<String, Long> skips() {
        Map<String, Long> skips = new LinkedHashMap<>();
        skips.put("too-old: it was late", 2L);
        skips.put("quiet-hours: at night", 1L);
        return skips;
    }

    @Test
    void itIsDoneWhenItsRunIsSettled() {
        Campaign campaign = running();
        campaign.settle(Outcome.of(counts(10, 0, 2), SKIPS), false, NOON.plusSeconds(9));
        assertThat(campaign.status()).isEqualTo(CampaignStatus.DONE);
        assertThat(campaign.completedWithErrors()).isFalse();
        assertThat(campaign.finishedAt()).isEqualTo(NOON.plusSeconds(9));
    }

    @Test
    void partlyFailedIsDoneWithErrors() {
        Campaign campaign = running();
        campaign.settle(Outcome.of(counts(10, 1, 0), SKIPS), false, NOON);
        assertThat(campaign.status()).isEqualTo(CampaignStatus.DONE);
        assertThat(campaign.completedWithErrors()).isTrue();
    }

    @Test
    void failedMeansThatNothingWasSent() {
        assertThat(failedAfter(0, 7, 0).code()).isEqualTo("ALL_FAILED");
        assertThat(failedAfter(0, 0, 3).code()).isEqualTo("ALL_SKIPPED");
        assertThat(failedAfter(0, 0, 0).code()).isEqualTo("SEGMENT_EMPTY");
    }

    @Test
    void theReasonSaysWhatEverybodyWasSkippedFor() {
        assertThat(failedAfter(0, 0, 3).message())
                .isEqualTo("Every message was skipped: 2 (too-old: it was late), 1 (quiet-hours: at night).");
        assertThat(failedAfter(0, 7, 3).message())
                .isEqualTo("None of the 10 messages could be sent."
                        + " Skipped were 2 (too-old: it was late), 1 (quiet-hours: at night).");
    }

    private static FailureReason failedAfter(long sent, long failed, long skipped) {
        Campaign campaign = running();
        campaign.settle(Outcome.of(counts(sent, failed, skipped), SKIPS), false, NOON);
        assertThat(campaign.status()).isEqualTo(CampaignStatus.FAILED);
        return campaign.failureReasons().get(0);
    }

    @Test
    void aFailedOneKeepsItsReasonsThroughEditsUntilItIsFinishedAgain() {
        Campaign campaign = aCampaign().launched(LaunchType.NOW).draft();
        campaign.failToStart(CampaignAction.FINISH, List.of(PAUSED), ANN, NOON);
        campaign.edit(campaign.settings(), ANN, NOON);
        assertThat(campaign.status()).isEqualTo(CampaignStatus.FAILED);
        assertThat(campaign.failureReasons()).containsExactly(PAUSED);
        campaign.start(CampaignAction.FINISH, ANN, NOON);
        assertThat(campaign.status()).isEqualTo(CampaignStatus.RUNNING);
        assertThat(campaign.failureReasons()).isEmpty();
    }

    @Test
    void anotherLaunchTypeTurnsAReadyOneBackIntoADraft() {
        Campaign campaign = aCampaign().launched(LaunchType.MANUAL).draft();
        campaign.ready(ANN, NOON);
        campaign.edit(campaign.settings(), ANN, NOON);
        assertThat(campaign.status()).isEqualTo(CampaignStatus.READY);
        campaign.edit(aCampaign().launched(LaunchType.NOW).settings("spring-sale"), ANN, NOON);
        assertThat(campaign.status()).isEqualTo(CampaignStatus.DRAFT);
    }

    @Test
    void whatHappensInDoubtAndForHowLongDependsOnTheType() {
        Campaign broadcast = aCampaign().draft();
        Campaign triggered = aCampaign().triggered(null).draft();
        assertThat(broadcast.settings().inDoubt()).isEqualTo(InDoubt.HOLD);
        assertThat(broadcast.ttl()).isEqualTo(Duration.ofHours(24));
        assertThat(triggered.settings().inDoubt()).isEqualTo(InDoubt.RESEND);
        assertThat(triggered.ttl()).isEqualTo(Duration.ofHours(72));
        assertThat(triggered.mode()).isEqualTo(CampaignMode.STANDARD);
    }

    @Test
    void aDuplicateStartsWithoutSlugLaunchTypeAndTimes() {
        CampaignSettings copy = Copy.of(aCampaign()
                .at("2027-06-01T09:00:00", "UTC")
                .open("2027-06-01T00:00:00", "2027-07-01T00:00:00", "UTC")
                .draft());
        assertThat(copy.name()).isEqualTo("Copy of Spring sale");
        assertThat(copy.slug()).isNull();
        assertThat(copy.launchType()).isNull();
        assertThat(copy.sendTime()).isNull();
        assertThat(copy.windowStart()).isNull();
        assertThat(copy.windowEnd()).isNull();
    }

    @Test
    void aDuplicateOfATriggeredCampaignKeepsItsWindow() {
        CampaignSettings copy = Copy.of(aCampaign()
                .triggered(CampaignMode.STANDARD)
                .open("2027-06-01T00:00:00", "2027-07-01T00:00:00", "Europe/Rome")
                .draft());
        assertThat(copy.windowStart()).isEqualTo("2027-06-01T00:00:00");
        assertThat(copy.windowEnd()).isEqualTo("2027-07-01T00:00:00");
    }

    @Test
    void everythingWrongWithSettingsIsSaidAtOnce() {
        CampaignSettings wrong = new CampaignSettings(
                " ",
                "Not A Slug",
                "x".repeat(2_001),
                null,
                null,
                null,
                LaunchType.NOW,
                null,
                null,
                null,
                null,
                null,
                Duration.ofDays(31),
                0,
                null,
                List.of(""),
                null,
                null,
                null);
        assertThatThrownBy(() -> SettingsRules.check(CampaignType.API_TRIGGERED, wrong))
                .isInstanceOfSatisfying(DomainException.class, refused -> assertThat(refused.errors())
                        .extracting(error -> error.pointer())
                        .containsExactlyInAnyOrder(
                                "/name",
                                "/slug",
                                "/description",
                                "/launchType",
                                "/ttl",
                                "/throttlePerSecond",
                                "/tags"));
    }
}
