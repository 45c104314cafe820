package io.outbound.campaign;

import static io.outbound.campaign.CampaignFixture.ANN;
import static io.outbound.campaign.CampaignFixture.NOON;
import static io.outbound.campaign.CampaignFixture.aCampaign;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.outbound.kernel.DomainException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TriggeredCampaignTest {

    private static Campaign open(String from, String to, String zone) {
        return aCampaign().triggered(CampaignMode.STANDARD).open(from, to, zone).draft();
    }

    @Test
    void withoutAWindowItIsLiveFromItsActivationUntilItIsDeactivated() {
        Campaign campaign = open(null, null, "UTC");
        campaign.activate(ANN, NOON);
        assertThat(campaign.status()).isEqualTo(CampaignStatus.RUNNING);
        campaign.deactivate(ANN, NOON);
        assertThat(campaign.status()).isEqualTo(CampaignStatus.STOPPED);
        campaign.activate(ANN, NOON);
        assertThat(campaign.status()).isEqualTo(CampaignStatus.RUNNING);
    }

    @Test
    void beforeItsStartItWaitsAndAfterItsEndItIsDone() {
        Campaign campaign = open("2026-11-22T14:00", "2026-11-22T16:00", "Europe/Rome");
        campaign.activate(ANN, NOON);
        assertThat(campaign.status()).isEqualTo(CampaignStatus.WAITING);
        assertThat(campaign.statusAt(Instant.parse("2026-11-22T12:59:59.999Z"))).isEqualTo(CampaignStatus.WAITING);
        assertThat(campaign.statusAt(Instant.parse("2026-11-22T13:00:00Z"))).isEqualTo(CampaignStatus.RUNNING);
        assertThat(campaign.statusAt(Instant.parse("2026-11-22T14:59:59.999Z"))).isEqualTo(CampaignStatus.RUNNING);
        assertThat(campaign.statusAt(Instant.parse("2026-11-22T15:00:00Z"))).isEqualTo(CampaignStatus.DONE);
    }

    @Test
    void theRowFollowsTheWindow() {
        Campaign campaign = open("2026-11-22T13:00", "2026-11-22T14:00", "UTC");
        campaign.activate(ANN, NOON);
        campaign.passTime(NOON.plusSeconds(3600));
        assertThat(campaign.status()).isEqualTo(CampaignStatus.RUNNING);
        assertThat(campaign.startedAt()).isEqualTo(NOON.plusSeconds(3600));
        campaign.passTime(NOON.plusSeconds(7200));
        assertThat(campaign.status()).isEqualTo(CampaignStatus.DONE);
    }

    @ParameterizedTest
    @CsvSource({
        // Rome, clocks forward: 02:30 is in the gap and counts from its end; back: 02:30 comes twice, the first counts
        "2026-03-29T02:30, 2026-03-29T01:30:00Z",
        "2026-10-25T02:30, 2026-10-25T00:30:00Z"
    })
    void aStartThatTheClockChangeTouchesIsWellDefined(String start, String instant) {
        CampaignWindow window = open(start, null, "Europe/Rome").window();
        assertThat(window.hasStarted(Instant.parse(instant))).isTrue();
        assertThat(window.hasStarted(Instant.parse(instant).minusMillis(1))).isFalse();
    }

    @Test
    void oneWhoseWindowIsOverCannotBeActivated() {
        Campaign campaign = open(null, "2026-11-22T11:00", "UTC");
        assertThatThrownBy(() -> campaign.activate(ANN, NOON))
                .isInstanceOfSatisfying(DomainException.class, refused -> assertThat(refused.code())
                        .isEqualTo("window-over"));
    }

    @Test
    void itsSlugIsFixedFromTheFirstActivationOn() {
        Campaign campaign = open(null, null, "UTC");
        campaign.edit(aCampaign().triggered(null).settings("another"), ANN, NOON);
        assertThat(campaign.slug()).isEqualTo("another");
        campaign.activate(ANN, NOON);
        campaign.deactivate(ANN, NOON);
        assertThatThrownBy(() -> campaign.edit(aCampaign().triggered(null).settings("third"), ANN, NOON))
                .isInstanceOfSatisfying(DomainException.class, refused -> assertThat(refused.code())
                        .isEqualTo("slug-fixed"));
    }

    @ParameterizedTest
    @CsvSource({
        "Spring Sale 2026!, spring-sale-2026",
        "Crème brûlée & Ægir, creme-brulee-aegir",
        "Straße Łódź Øre, strasse-lodz-ore",
        "---, campaign",
        "日本語, campaign",
        "0190a1b2-0000-7000-8000-000000000000, campaign"
    })
    void aSlugIsMadeFromTheName(String name, String slug) {
        assertThat(Slug.from(name)).isEqualTo(slug);
    }
}
