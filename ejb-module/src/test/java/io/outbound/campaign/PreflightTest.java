package io.outbound.campaign;

import static io.outbound.campaign.CampaignFixture.aCampaign;
import static org.assertj.core.api.Assertions.assertThat;

import io.outbound.kernel.ChannelId;
import io.outbound.security.Actor;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PreflightTest {

    private final Surroundings around = new Surroundings();

    private List<String> found(Campaign campaign) {
        return around.preflight().check(campaign).stream()
                .map(FailureReason::code)
                .toList();
    }

    private Campaign complete() {
        return aCampaign()
                .launched(LaunchType.NOW)
                .with(around.template, around.sender, around.list)
                .draft();
    }

    @Test
    void aCompleteCampaignCanStart() {
        assertThat(found(complete())).isEmpty();
    }

    @Test
    void everythingThatIsMissingIsSaidAtOnceAndEachReasonLeadsToItsField() {
        Campaign campaign = aCampaign().draft();
        around.configured = false;
        List<FailureReason> reasons = around.preflight().check(campaign);
        assertThat(reasons)
                .extracting(FailureReason::code)
                .containsExactly(
                        "LAUNCH_TYPE_MISSING",
                        "TEMPLATE_MISSING",
                        "SENDER_MISSING",
                        "AUDIENCE_MISSING",
                        "CHANNEL_NOT_CONFIGURED");
        assertThat(reasons)
                .extracting(FailureReason::field)
                .containsExactly("launchType", "templateId", "senderId", "contactListId", "channel");
        assertThat(reasons).allSatisfy(reason -> {
            assertThat(reason.message()).isNotBlank();
            assertThat(reason.fixUrl()).startsWith("/console/");
        });
        assertThat(reasons.stream().filter(ReasonCode::isStatic)).hasSize(4);
    }

    @Test
    void whatWasDeletedPausedOrEmptiedSinceIsFound() {
        around.deleteTemplate();
        around.pauseSender();
        around.empty = true;
        assertThat(found(complete())).containsExactly("TEMPLATE_DELETED", "SENDER_PAUSED", "SEGMENT_EMPTY");
        around.deleteSender();
        around.deleteList();
        assertThat(found(complete())).containsExactly("TEMPLATE_DELETED", "SENDER_DELETED", "CONTACT_LIST_DELETED");
    }

    @Test
    void aSegmentIsEnoughOfAnAudience() {
        assertThat(found(to(List.of(around.segment), List.of(), null))).isEmpty();
        assertThat(found(to(List.of(), List.of(), "{\"op\":\"clicked\"}"))).isEmpty();
        assertThat(found(to(List.of(), List.of(around.segment), null))).containsExactly("AUDIENCE_MISSING");
        around.empty = true;
        assertThat(found(to(List.of(around.segment), List.of(), null))).containsExactly("SEGMENT_EMPTY");
    }

    @Test
    void aSegmentThatIsInAndOutOrDeletedStandsInTheWay() {
        assertThat(found(to(List.of(around.segment), List.of(around.segment), null)))
                .containsExactly("SEGMENT_CONFLICT");
        around.deleteSegment();
        assertThat(found(to(List.of(around.segment), List.of(around.segment), null)))
                .containsExactly("SEGMENT_DELETED", "SEGMENT_CONFLICT");
    }

    private Campaign to(List<UUID> include, List<UUID> exclude, String oneTimeRule) {
        return aCampaign()
                .launched(LaunchType.NOW)
                .with(around.template, around.sender, null)
                .to(new Audience(null, include, exclude, oneTimeRule))
                .draft();
    }

    @Test
    void aTemplateOrSenderOfAnotherChannelDoesNotFit() {
        Campaign campaign = aCampaign()
                .launched(LaunchType.NOW)
                .with(around.smsTemplate, around.smsSender, around.list)
                .draft();
        assertThat(found(campaign)).containsExactly("TEMPLATE_CHANNEL", "SENDER_CHANNEL");
    }

    @Test
    void anApiTriggeredOneNeedsNoAudienceAndNoLaunchType() {
        Campaign campaign = aCampaign()
                .triggered(CampaignMode.STANDARD)
                .with(around.template, around.sender, null)
                .draft();
        assertThat(found(campaign)).isEmpty();
    }

    @Test
    void aHighThroughputOneKnowsContextVariablesOnly() {
        Campaign campaign = aCampaign()
                .triggered(CampaignMode.HIGH_THROUGHPUT)
                .with(around.template, around.sender, null)
                .draft();
        assertThat(found(campaign)).containsExactly("PROFILE_VARIABLE_NOT_ALLOWED");
    }

    @Test
    void aTriggeredMessageHasNoUnsubscribeLinkToShow() {
        Campaign triggered = aCampaign()
                .triggered(CampaignMode.STANDARD)
                .with(around.leavableTemplate, around.sender, null)
                .draft();
        assertThat(found(triggered)).containsExactly("SYSTEM_VARIABLE_NOT_ALLOWED");
        Campaign broadcast = aCampaign()
                .launched(LaunchType.NOW)
                .with(around.leavableTemplate, around.sender, around.list)
                .draft();
        assertThat(found(broadcast)).isEmpty();
    }

    @Test
    void withTheSandboxOnAnUnconfiguredChannelDoesNotStandInTheWay() {
        around.configured = false;
        assertThat(found(complete())).containsExactly("CHANNEL_NOT_CONFIGURED");
        around.sandbox = true;
        assertThat(found(complete())).isEmpty();
    }

    @Test
    void aTelegramCampaignComesFromABotThatTelegramKnows() {
        assertThat(byBot(around.bot)).containsExactly("TEMPLATE_CHANNEL");
        around.blockBot();
        assertThat(byBot(around.bot)).containsExactly("TEMPLATE_CHANNEL", "TELEGRAM_BOT_BLOCKED");
        around.deleteBot();
        assertThat(byBot(around.bot)).containsExactly("TEMPLATE_CHANNEL", "TELEGRAM_BOT_DELETED");
        assertThat(byBot(null)).containsExactly("TEMPLATE_CHANNEL", "TELEGRAM_BOT_MISSING");
    }

    private List<String> byBot(UUID bot) {
        return found(aCampaign()
                .on(ChannelId.TELEGRAM)
                .launched(LaunchType.NOW)
                .with(around.template, null, around.list)
                .by(bot)
                .draft());
    }

    @Test
    void whoLaunchesInPersonIsAskedAtTheDoorAndForAClockTheLastWhoChangedItStands() {
        Campaign campaign = aCampaign()
                .with(around.template, around.sender, around.list)
                .at("2026-12-24T09:00:00", "Europe/Rome")
                .draft();
        around.restricted.add("ann");
        assertThat(found(campaign)).isEmpty();
        campaign.await(CampaignAction.FINISH, CampaignFixture.ANN, CampaignFixture.NOON);
        assertThat(found(campaign)).containsExactly("PERMISSION_RESTRICTED");
        Actor bob = new Actor("bob", Optional.empty(), Set.of());
        assertThat(around.preflight().check(campaign, bob)).isEmpty();
    }

    @Test
    void whatTheBalanceDoesNotCoverIsSaidBesideTheOthersOnceItIsKnownWhatItCosts() {
        around.poor = true;
        around.pauseSender();
        assertThat(found(complete())).containsExactly("SENDER_PAUSED", "INSUFFICIENT_FUNDS");
        assertThat(around.preflight().check(complete()).stream().filter(ReasonCode::isStatic))
                .isEmpty();
        around.deleteTemplate();
        assertThat(found(complete())).containsExactly("TEMPLATE_DELETED", "SENDER_PAUSED");
    }

    @Test
    void anUnknownIdCountsAsDeleted() {
        Campaign campaign = aCampaign()
                .launched(LaunchType.NOW)
                .with(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID())
                .draft();
        assertThat(found(campaign)).containsExactly("TEMPLATE_DELETED", "SENDER_DELETED", "CONTACT_LIST_DELETED");
    }
}
