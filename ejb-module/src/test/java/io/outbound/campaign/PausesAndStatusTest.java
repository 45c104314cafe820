package io.outbound.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.outbound.delivery.StormLog;
import io.outbound.kernel.ChannelId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A pause outlives every change of status but a start. */
class PausesAndStatusTest {

    private static final UUID CAMPAIGN = UUID.randomUUID();

    private final List<UUID> forgotten = new ArrayList<>();
    private final CampaignOutcomes outcomes = new CampaignOutcomes(
            null,
            null,
            null,
            null,
            new StormLog() {
                @Override
                public void forget(UUID campaignId) {
                    forgotten.add(campaignId);
                }
            },
            null);

    private void becomes(CampaignStatus status) {
        outcomes.beginAnew(new CampaignStatusChanged(
                CAMPAIGN,
                "spring",
                "Spring",
                CampaignType.API_TRIGGERED,
                ChannelId.EMAIL,
                CampaignStatus.DRAFT,
                status,
                List.of()));
    }

    @ParameterizedTest
    @EnumSource(value = CampaignStatus.class, mode = EnumSource.Mode.EXCLUDE, names = "RUNNING")
    void whatIsSwitchedOffDuringAPauseDoesNotLetAllItsMessagesLeave(CampaignStatus status) {
        becomes(status);
        assertThat(forgotten).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(value = CampaignStatus.class, names = "RUNNING")
    void whatIsStartedBeginsWithoutAPause(CampaignStatus status) {
        becomes(status);
        assertThat(forgotten).containsExactly(CAMPAIGN);
    }
}
