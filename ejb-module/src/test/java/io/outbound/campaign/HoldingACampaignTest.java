package io.outbound.campaign;

import static io.outbound.campaign.CampaignFixture.ANN;
import static io.outbound.campaign.CampaignFixture.NOON;
import static io.outbound.campaign.CampaignFixture.aCampaign;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a campaign says while nothing is sent. */
class HoldingACampaignTest {

    private final Campaign campaign =
            aCampaign().triggered(CampaignMode.STANDARD).draft();

    @BeforeEach
    void goLive() {
        campaign.activate(ANN, NOON);
    }

    @Test
    void theEndOfAStormEndsNoOtherHold() {
        campaign.hold("WARM_UP", NOON);
        campaign.goOnFrom("ERROR_STORM");
        assertThat(campaign.holdReason()).isEqualTo("WARM_UP");
        campaign.goOnFrom("WARM_UP");
        assertThat(campaign.holdReason()).isNull();
    }

    @Test
    void moneyEndsNoStorm() {
        campaign.hold("ERROR_STORM", NOON);
        campaign.goOnUnless("ERROR_STORM");
        assertThat(campaign.holdReason()).isEqualTo("ERROR_STORM");
    }
}
