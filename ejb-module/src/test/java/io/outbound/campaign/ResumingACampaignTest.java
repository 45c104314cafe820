package io.outbound.campaign;

import static io.outbound.campaign.CampaignFixture.aCampaign;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.outbound.delivery.Fired;
import io.outbound.delivery.StormLog;
import io.outbound.delivery.StormSettings;
import io.outbound.kernel.DomainException;
import io.outbound.store.Dialect;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A person lets a paused campaign go on: the campaign that they saw, and no later one. */
class ResumingACampaignTest {

    private ScheduleDesk desk;
    private CampaignOutcomes outcomes;
    private StormLog storms;
    private Runnable meanwhile = () -> {};

    @AfterEach
    void close() {
        desk.close();
    }

    private UUID paused(Dialect dialect) {
        desk = new ScheduleDesk(dialect, "2027-06-01T06:00:00Z");
        StormSettings settings = new StormSettings(20, 50, Duration.ofSeconds(60));
        storms =
                new StormLog(
                        desk.sql,
                        settings,
                        new Fired<>(began -> outcomes.pause(began)),
                        new Fired<>(ended -> outcomes.resume(ended)),
                        Clock.systemUTC()) {
                    @Override
                    public boolean end(UUID campaignId) {
                        meanwhile.run();
                        return super.end(campaignId);
                    }
                };
        outcomes = new CampaignOutcomes(
                desk.campaigns, null, new Fired<>(told -> {}), new Fired<>(told -> {}), storms, Clock.systemUTC());
        UUID id = desk.draft(aCampaign().launched(LaunchType.NOW));
        desk.inTransaction(() -> desk.lifecycle.finish(id, Optional.empty()));
        desk.inTransaction(() -> {
            storms.begin(id, 10, 10, "450");
            return null;
        });
        assertThat(desk.holdReason(id)).isEqualTo(StormLog.ERROR_STORM);
        return id;
    }

    private void resume(UUID id, long seen) {
        desk.inTransaction(() -> {
            new CampaignResumption(desk.campaigns, storms).resume(id, Optional.of(seen));
            return null;
        });
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whoSawTheCurrentVersionIsObeyed(Dialect dialect) {
        UUID id = paused(dialect);
        resume(id, desk.version(id));
        assertThat(desk.holdReason(id)).isNull();
        refused(id, desk.version(id), "not-paused");
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whatSomebodyChangesAtThatMomentIsNotResumedUnseen(Dialect dialect) {
        UUID id = paused(dialect);
        long seen = desk.version(id);
        meanwhile = () -> CompletableFuture.runAsync(() -> desk.inTransaction(
                        () -> desk.sql.update("update campaign set version = version + 1 where id = ?", id)))
                .join();
        refused(id, seen, "version-conflict");
        assertThat(desk.holdReason(id)).isEqualTo(StormLog.ERROR_STORM);
        assertThat(desk.sql.count("select count(*) from error_storm")).isOne();
    }

    private void refused(UUID id, long seen, String code) {
        assertThatThrownBy(() -> resume(id, seen))
                .isInstanceOfSatisfying(DomainException.class, refusal -> assertThat(refusal.code())
                        .isEqualTo(code));
    }
}
