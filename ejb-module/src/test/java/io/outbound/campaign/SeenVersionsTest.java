package io.outbound.campaign;

import static io.outbound.campaign.CampaignFixture.aCampaign;
import static org.assertj.core.api.Assertions.assertThat;

import io.outbound.kernel.DomainException;
import io.outbound.store.Dialect;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who says which version they saw does nothing to a later one (vector T38). */
class SeenVersionsTest {

    private ScheduleDesk desk;

    @AfterEach
    void close() {
        desk.close();
    }

    private static CampaignFixture atNine() {
        return aCampaign().at("2027-06-01T09:00:00", "Europe/Rome");
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void noVerbDoesAnythingToALaterVersion(Dialect dialect) {
        desk = new ScheduleDesk(dialect, "2027-06-01T06:00:00Z");
        UUID draft = desk.draft(atNine());
        UUID ready = desk.draft(aCampaign().launched(LaunchType.MANUAL));
        desk.inTransaction(() -> desk.lifecycle.finish(ready, Optional.empty()));
        UUID waiting = desk.waiting(atNine());
        UUID overdue = desk.waiting(aCampaign().at("2027-06-01T08:30:00", "Europe/Rome"));
        desk.tickAt("2027-06-01T06:50:00Z");
        assertThat(desk.overdue(overdue)).isTrue();

        refused(draft, desk.lifecycle::preflight);
        refused(draft, desk.lifecycle::finish);
        refused(ready, desk.lifecycle::launch);
        refused(waiting, desk.lifecycle::stop);
        refused(overdue, desk.missed::sendNow);
        refused(overdue, desk.missed::skip);
        refused(draft, desk.lifecycle::activate);
        refused(draft, desk.lifecycle::deactivate);
    }

    /** Before anything else is said of it, so that whoever looks again learns what is possible now. */
    private void refused(UUID id, BiFunction<UUID, Optional<Long>, ?> verb) {
        long current = desk.version(id);
        CampaignStatus status = desk.status(id);
        for (long other : new long[] {current - 1, current + 1}) {
            assertThat(refusal(id, other, verb)).isEqualTo("STALE version-conflict");
        }
        assertThat(desk.status(id)).isEqualTo(status);
        assertThat(desk.version(id)).isEqualTo(current);
        assertThat(desk.runs(id)).isZero();
    }

    private String refusal(UUID id, long seen, BiFunction<UUID, Optional<Long>, ?> verb) {
        try {
            return "done: " + desk.inTransaction(() -> verb.apply(id, Optional.of(seen)));
        } catch (DomainException no) {
            return no.kind() + " " + no.code();
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whoSawTheCurrentVersionIsObeyed(Dialect dialect) {
        desk = new ScheduleDesk(dialect, "2027-06-01T06:00:00Z");
        UUID id = desk.draft(atNine());
        obeyed(id, desk.lifecycle::finish);
        obeyed(id, desk.lifecycle::stop);
        assertThat(desk.status(id)).isEqualTo(CampaignStatus.STOPPED);
        obeyed(id, desk.lifecycle::launch);
        assertThat(desk.status(id)).isEqualTo(CampaignStatus.WAITING);
    }

    private void obeyed(UUID id, BiFunction<UUID, Optional<Long>, Campaign> verb) {
        Optional<Long> seen = Optional.of(desk.version(id));
        desk.inTransaction(() -> verb.apply(id, seen));
    }
}
