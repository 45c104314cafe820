package io.outbound.console.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.outbound.campaign.CampaignSettings;
import io.outbound.campaign.CampaignType;
import io.outbound.kernel.DomainException;
import io.outbound.kernel.FieldError;
import java.time.LocalDateTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The times of a window as somebody types them into the form. */
class TypedWindowTest {

    private final CampaignFields fields = new CampaignFields();

    @BeforeEach
    void aCampaignWithAWindow() {
        fields.setType(CampaignType.API_TRIGGERED.name());
    }

    @Test
    void aTimeIsTakenAndNoneMeansNoBound() {
        fields.setWindowStart("2026-12-24T18:00");
        fields.setWindowEnd(" ");

        CampaignSettings settings = fields.over(CampaignSettings.named("Orders"));

        assertThat(settings.windowStart()).isEqualTo(LocalDateTime.of(2026, 12, 24, 18, 0));
        assertThat(settings.windowEnd()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"24/12/2026 18:00", "2026-12-24", "2026-13-01T00:00", "tomorrow"})
    void whatIsNoTimeIsRefusedAtItsFieldAndStaysAsItWasTyped(String typed) {
        fields.setWindowStart("2026-12-24T18:00");
        fields.setWindowEnd(typed);

        assertThatThrownBy(() -> fields.over(CampaignSettings.named("Orders")))
                .isInstanceOfSatisfying(DomainException.class, refusal -> assertThat(refusal.errors())
                        .extracting(FieldError::pointer)
                        .containsExactly("/window/end"));
        assertThat(fields.getWindowEnd()).isEqualTo(typed);
    }

    @Test
    void aBroadcastHasNoWindowToBeWrong() {
        fields.setType(CampaignType.BROADCAST.name());
        fields.setWindowStart("tomorrow");

        assertThat(fields.over(CampaignSettings.named("News")).windowStart()).isNull();
    }
}
