package io.outbound.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of seed 2, "Statuses", verb by verb. */
class StatusAndVerbTest {

    @ParameterizedTest
    @CsvSource({
        "BROADCAST,     DRAFT,   EDIT FINISH DUPLICATE DELETE",
        "BROADCAST,     READY,   EDIT FINISH LAUNCH DUPLICATE DELETE",
        "BROADCAST,     WAITING, STOP DUPLICATE DELETE",
        "BROADCAST,     RUNNING, HALT DUPLICATE",
        "BROADCAST,     STOPPED, EDIT LAUNCH DUPLICATE DELETE",
        "BROADCAST,     DONE,    DUPLICATE DELETE",
        "BROADCAST,     FAILED,  EDIT FINISH DUPLICATE DELETE",
        "API_TRIGGERED, DRAFT,   EDIT ACTIVATE DUPLICATE DELETE",
        "API_TRIGGERED, WAITING, DEACTIVATE DUPLICATE DELETE",
        "API_TRIGGERED, RUNNING, DEACTIVATE DUPLICATE",
        "API_TRIGGERED, STOPPED, EDIT ACTIVATE DUPLICATE DELETE",
        "API_TRIGGERED, DONE,    DUPLICATE DELETE"
    })
    void eachStatusAllowsTheseVerbsAndNoOthers(CampaignType type, CampaignStatus status, String verbs) {
        Set<CampaignAction> expected =
                Arrays.stream(verbs.split(" ")).map(CampaignAction::valueOf).collect(Collectors.toSet());
        assertThat(LifePolicy.allowed(type, status, false)).isEqualTo(expected);
    }
}
