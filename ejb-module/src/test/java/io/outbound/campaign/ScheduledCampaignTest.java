package io.outbound.campaign;

import static io.outbound.campaign.CampaignFixture.ANN;
import static io.outbound.campaign.CampaignFixture.NOON;
import static io.outbound.campaign.CampaignFixture.aCampaign;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.outbound.delivery.DeliveryState;
import io.outbound.kernel.DomainException;
import io.outbound.schedule.Due;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a schedule adds to the life of a campaign. */
class ScheduledCampaignTest {

    private static final Duration GRACE = Duration.ofMinutes(5);
    private static final Instant FIRST = Instant.parse("2026-11-23T08:00:00Z");
    private static final Instant SECOND = Instant.parse("2026-11-24T08:00:00Z");

    private static CampaignFixture daily() {
        return aCampaign().at("2026-11-23T09:00:00", "Europe/Rome").repeated("FREQ=DAILY");
    }

    private static Campaign waiting() {
        Campaign campaign = daily().draft();
        campaign.await(CampaignAction.FINISH, ANN, NOON);
        return campaign;
    }

    private static Campaign fired() {
        Campaign campaign = waiting();
        Due due = campaign.due(FIRST, GRACE);
        campaign.fire(due.latest(), due.next(), ANN, FIRST);
        return campaign;
    }

    private static Campaign overdue() {
        Campaign campaign = waiting();
        Instant late = FIRST.plus(GRACE).plusMillis(1);
        campaign.miss(campaign.due(late, GRACE), late);
        return campaign;
    }

    @Test
    void whileItWaitsItCanOnlyBeStoppedDuplicatedOrDeleted() {
        assertThat(waiting().availableActions())
                .containsExactlyInAnyOrder(CampaignAction.STOP, CampaignAction.DUPLICATE, CampaignAction.DELETE);
    }

    @Test
    void exactlyTheGraceLateItStillFires() {
        assertThat(waiting().due(FIRST.plus(GRACE), GRACE).fires()).isTrue();
        assertThat(waiting().due(FIRST.plus(GRACE).plusMillis(1), GRACE).fires())
                .isFalse();
    }

    @Test
    void haltedInTheMiddleItWaitsForNothingAndResumedItKnowsItsNextTimeAgain() {
        Campaign campaign = fired();
        campaign.halt(ANN, FIRST.plusSeconds(9));
        assertThat(campaign.firing().nextAt()).isNull();
        campaign.resume(ANN, FIRST.plusSeconds(99));
        assertThat(campaign.firing().nextAt()).isEqualTo(SECOND);
        campaign.settle(Outcome.of(Map.of(DeliveryState.SENT, 5L), Map.of()), false, FIRST.plusSeconds(100));
        assertThat(campaign.status()).isEqualTo(CampaignStatus.WAITING);
    }

    @Test
    void whenNothingCouldBeSentItFailsAndWaitsForNothing() {
        Campaign campaign = fired();
        campaign.settle(Outcome.of(Map.of(DeliveryState.FAILED, 5L), Map.of()), false, FIRST.plusSeconds(100));
        assertThat(campaign.status()).isEqualTo(CampaignStatus.FAILED);
        assertThat(campaign.firing().nextAt()).isNull();
        campaign.await(CampaignAction.FINISH, ANN, FIRST.plusSeconds(200));
        assertThat(campaign.firing().nextAt()).isEqualTo(SECOND);
    }

    @Test
    void anotherNameDoesNotMakeAnOverdueOneForgetWhatWasMissed() {
        Campaign campaign = overdue();
        campaign.edit(campaign.settings(), ANN, FIRST.plus(GRACE).plusSeconds(9));
        assertThat(campaign.isOverdue()).isTrue();
        assertThat(campaign.firing().nextAt()).isEqualTo(SECOND);
    }

    @Test
    void anotherLaunchTypeMakesAnOverdueOneADraftThatWaitsForNothing() {
        Campaign campaign = overdue();
        campaign.edit(aCampaign().launched(LaunchType.MANUAL).settings("spring-sale"), ANN, SECOND);
        assertThat(campaign.status()).isEqualTo(CampaignStatus.DRAFT);
        assertThat(campaign.firing().nextAt()).isNull();
        assertThat(campaign.firing().missedCount()).isZero();
    }

    @Test
    void itsZoneIsKeptUnderItsOwnName() {
        assertThatThrownBy(() -> aCampaign().at("2026-11-23T09:00:00", "GMT+2").draft())
                .isInstanceOfSatisfying(
                        DomainException.class,
                        refused -> assertThat(refused.errors().get(0).pointer()).isEqualTo("/timeZone"));
    }

    @Test
    void atTheRecipientsTimeItBeginsWhereTheDayBeginsFirst() {
        Campaign campaign = aCampaign()
                .at("2026-11-24T09:00:00", "Europe/Rome")
                .onRecipientsClocks()
                .draft();
        campaign.await(CampaignAction.FINISH, ANN, NOON);
        assertThat(campaign.firing().nextAt()).isEqualTo(Instant.parse("2026-11-23T19:00:00Z"));
    }

    @Test
    void atTheRecipientsTimeOneRunIsOverBeforeTheNextBegins() {
        assertThat(aCampaign()
                        .at("2026-11-23T09:00:00", "Europe/Rome")
                        .repeated("FREQ=WEEKLY")
                        .onRecipientsClocks()
                        .draft()
                        .plan())
                .isPresent();
        assertThatThrownBy(() -> daily().onRecipientsClocks().draft())
                .isInstanceOfSatisfying(
                        DomainException.class,
                        refused -> assertThat(refused.errors().get(0).code()).isEqualTo("recurrence-too-often"));
        assertThatThrownBy(() -> aCampaign()
                        .launched(LaunchType.NOW)
                        .onRecipientsClocks()
                        .draft())
                .isInstanceOfSatisfying(
                        DomainException.class,
                        refused -> assertThat(refused.errors().get(0).pointer()).isEqualTo("/sendTimeZone"));
    }
}
