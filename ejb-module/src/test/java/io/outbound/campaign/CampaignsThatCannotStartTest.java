package io.outbound.campaign;

import static io.outbound.campaign.CampaignFixture.aCampaign;
import static org.assertj.core.api.Assertions.assertThat;

import io.outbound.store.ClockSkew;
import io.outbound.store.Dialect;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is due and cannot be released, whatever the cause, keeps nothing back that is due after it. */
class CampaignsThatCannotStartTest {

    private static final int MORE_THAN_ARE_LOOKED_AT_AT_ONCE = 230;

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void manyThatCannotBeStartedHideNoneBehindThem(Dialect dialect) {
        try (ScheduleDesk desk = new ScheduleDesk(dialect, "2027-06-01T06:00:00Z")) {
            UUID sound = desk.waiting(aCampaign().at("2027-06-01T09:00:00", "Europe/Rome"));
            UUID broken = desk.waiting(aCampaign().at("2027-06-01T08:59:00", "Europe/Rome"));
            desk.waitingCopies(broken, MORE_THAN_ARE_LOOKED_AT_AT_ONCE);
            desk.now = Instant.parse("2027-06-01T07:00:00Z");

            new ScheduleTick(new BookThatStartsOnly(sound, desk), new NoSkew()).tick();

            assertThat(desk.status(sound)).isEqualTo(CampaignStatus.RUNNING);
            assertThat(desk.status(broken)).isEqualTo(CampaignStatus.WAITING);
        }
    }

    private static final class BookThatStartsOnly extends ScheduleBook {

        private final UUID sound;
        private final ScheduleDesk desk;

        BookThatStartsOnly(UUID sound, ScheduleDesk desk) {
            this.sound = sound;
            this.desk = desk;
        }

        @Override
        public List<DueCampaigns.Place> due(DueCampaigns.Place after, int limit) {
            return desk.inTransaction(() -> desk.book.due(after, limit));
        }

        @Override
        public boolean release(UUID id) {
            if (!id.equals(sound)) {
                throw new IllegalStateException("always");
            }
            return desk.inTransaction(() -> desk.book.release(id));
        }
    }

    private static final class NoSkew extends ClockSkew {

        NoSkew() {
            super(null, null);
        }

        @Override
        public boolean isTolerable() {
            return true;
        }
    }
}
