package io.outbound.campaign;

import static io.outbound.campaign.CampaignFixture.aCampaign;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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
    void anUnknownIdCountsAsDeleted() {
        Campaign campaign = aCampaign()
                .launched(LaunchType.NOW)
                .with(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID())
                .draft();
        assertThat(found(campaign)).containsExactly("TEMPLATE_DELETED", "SENDER_DELETED", "CONTACT_LIST_DELETED");
    }
}
