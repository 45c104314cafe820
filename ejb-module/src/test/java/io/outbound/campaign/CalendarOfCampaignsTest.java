package io.outbound.campaign;

import static io.outbound.campaign.CampaignFixture.aCampaign;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.outbound.calendar.CalendarEvent;
import io.outbound.calendar.CalendarFile;
import io.outbound.calendar.CalendarRows;
import io.outbound.calendar.CampaignCalendar;
import io.outbound.delivery.DeliveryState;
import io.outbound.kernel.DomainException;
import io.outbound.settings.RecurringOnFailure;
import io.outbound.store.DatabaseTime;
import io.outbound.store.Dialect;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What people see in the calendar of some days. */
class CalendarOfCampaignsTest {

    private ScheduleDesk desk;
    private CampaignCalendar calendar;

    private void at(Dialect dialect, String now) {
        desk = new ScheduleDesk(dialect, now);
        calendar = new CampaignCalendar(new CalendarRows(desk.sql), new DatabaseTime(desk.sql) {
            @Override
            public Instant now() {
                return desk.now;
            }
        });
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private CampaignCalendar.Days days(String from, String to) {
        return desk.inTransaction(
                () -> calendar.between(Instant.parse(from + "T00:00:00Z"), Instant.parse(to + "T00:00:00Z")));
    }

    private List<String> events(String from, String to) {
        return days(from, to).events().stream()
                .map(CalendarOfCampaignsTest::line)
                .toList();
    }

    private static String line(CalendarEvent event) {
        return event.time() + " " + event.launchType() + " " + event.status() + " " + event.outcome();
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void eachOccurrenceIsAnEventAcrossAChangeOfClocks(Dialect dialect) {
        at(dialect, "2027-03-01T00:00:00Z");
        desk.waiting(aCampaign().at("2027-03-26T02:30:00", "Europe/Rome").repeated("FREQ=DAILY;COUNT=5"));
        assertThat(events("2027-03-27", "2027-03-30"))
                .containsExactly(
                        "2027-03-27T01:30:00Z RECURRING WAITING null",
                        "2027-03-28T01:30:00Z RECURRING WAITING null",
                        "2027-03-29T00:30:00Z RECURRING WAITING null");
        assertThat(days("2027-03-28", "2027-03-29").events().get(0).note()).contains("does not exist");
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whatSendsTooOftenToBeShownIsNamedWithTheTimeFromWhichItIsNot(Dialect dialect) {
        at(dialect, "2027-03-01T00:00:00Z");
        UUID often = desk.waiting(aCampaign().at("2027-03-02T00:00:00", "UTC").repeated("FREQ=MINUTELY"));
        desk.waiting(aCampaign().at("2027-03-02T00:00:00", "UTC").repeated("FREQ=DAILY"));

        CampaignCalendar.Days two = days("2027-03-02", "2027-03-04");
        assertThat(two.events()).hasSize(1_000 + 2);
        assertThat(two.cut()).singleElement().satisfies(cut -> {
            assertThat(cut.campaignId()).isEqualTo(often);
            assertThat(cut.from()).isEqualTo("2027-03-02T16:40:00Z");
        });
        assertThat(CalendarFile.of(two.events(), two.cut(), desk.now).replace("\r\n ", ""))
                .contains("sends too often: its times from 2027-03-02T16:40:00Z on are not shown.");

        desk.now = Instant.parse("2027-03-01T12:00:00Z");
        assertThat(desk.inTransaction(() -> calendar.between(
                                Instant.parse("2027-03-02T00:00:00Z"), Instant.parse("2027-03-02T16:40:00Z")))
                        .cut())
                .isEmpty();
        assertThat(CalendarFile.of(List.of(), List.of(), desk.now)).doesNotContain("X-WR-CALDESC");
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void draftsAreLeftOutAndReadyOnesLieInTheTray(Dialect dialect) {
        at(dialect, "2027-03-01T00:00:00Z");
        desk.draft(aCampaign().at("2027-03-26T02:30:00", "Europe/Rome"));
        UUID ready = desk.waiting(aCampaign().launched(LaunchType.MANUAL));
        CampaignCalendar.Days march = days("2027-03-01", "2027-04-01");
        assertThat(march.events()).isEmpty();
        assertThat(march.unscheduled()).extracting(CalendarEvent::campaignId).containsExactly(ready);
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whatRanIsAtItsTimeWithWhatBecameOfIt(Dialect dialect) {
        at(dialect, "2027-03-01T08:00:00Z");
        desk.waiting(aCampaign().launched(LaunchType.NOW));
        UUID daily = desk.waiting(
                aCampaign().at("2027-03-02T09:00:00", "Europe/Rome").repeated("FREQ=DAILY;COUNT=4"));
        UUID stopped = desk.waiting(aCampaign().at("2027-03-04T12:00:00", "Europe/Rome"));
        desk.inTransaction(() -> desk.lifecycle.stop(stopped, Optional.empty()));
        desk.tickAt("2027-03-02T08:00:00Z");
        desk.settle(daily);
        desk.tickAt("2027-03-03T12:00:00Z");
        assertThat(events("2027-03-01", "2027-03-06"))
                .containsExactly(
                        "2027-03-01T08:00:00Z NOW RUNNING null",
                        "2027-03-02T08:00:00Z RECURRING WAITING FIRED",
                        "2027-03-03T08:00:00Z RECURRING WAITING MISSED",
                        "2027-03-04T08:00:00Z RECURRING WAITING null",
                        "2027-03-04T11:00:00Z SCHEDULE STOPPED null",
                        "2027-03-05T08:00:00Z RECURRING WAITING null");
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whatWasNotSentSaysWhy(Dialect dialect) {
        at(dialect, "2027-03-01T08:00:00Z");
        desk.onFailure = RecurringOnFailure.SKIP;
        UUID daily = desk.waiting(
                aCampaign().at("2027-03-02T09:00:00", "Europe/Rome").repeated("FREQ=DAILY;COUNT=3"));
        desk.tickAt("2027-03-02T08:00:00Z");
        desk.pass(Duration.ofMinutes(1));
        desk.settle(daily, Map.of(DeliveryState.FAILED, 3L));
        desk.surroundings.pauseSender();
        desk.tickAt("2027-03-03T08:00:00Z");
        assertThat(events("2027-03-01", "2027-03-06"))
                .containsExactly(
                        "2027-03-02T08:00:00Z RECURRING WAITING FAILED",
                        "2027-03-03T08:00:00Z RECURRING WAITING FAILED",
                        "2027-03-04T08:00:00Z RECURRING WAITING null");
        List<CalendarEvent> events = days("2027-03-01", "2027-03-06").events();
        assertThat(events)
                .extracting(event ->
                        event.reasons().stream().map(FailureReason::code).toList())
                .containsExactly(List.of("ALL_FAILED"), List.of("SENDER_PAUSED"), List.of());
        assertThat(CalendarFile.of(events, desk.now)).contains("The sender is paused.");
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whatCallersTriggerIsAtTheOpeningOfItsWindowElseAtItsActivation(Dialect dialect) {
        at(dialect, "2027-03-01T00:00:00Z");
        StoredCampaigns stored = new StoredCampaigns(desk.sql);
        UUID windowed = UUID.randomUUID();
        UUID open = UUID.randomUUID();
        stored.store(windowed, "Orders", "API_TRIGGERED", "WAITING", null, false, Instant.EPOCH);
        stored.store(open, "Alerts", "API_TRIGGERED", "RUNNING", null, false, Instant.EPOCH);
        stored.store(UUID.randomUUID(), "Later", "API_TRIGGERED", "DRAFT", null, false, Instant.EPOCH);
        desk.sql.update("update campaign set window_start = '2027-03-05T09:00:00' where id = ?", windowed);
        desk.sql.update("update campaign set started_at = ? where id = ?", Instant.parse("2027-03-02T10:00:00Z"), open);
        assertThat(events("2027-03-01", "2027-03-06"))
                .containsExactly("2027-03-02T10:00:00Z null RUNNING null", "2027-03-05T09:00:00Z null WAITING null");
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aRangeThatIsEmptyOrEndlessIsRefused(Dialect dialect) {
        at(dialect, "2027-03-01T00:00:00Z");
        assertThatThrownBy(() -> days("2027-03-02", "2027-03-02")).isInstanceOf(DomainException.class);
        assertThatThrownBy(() -> days("2027-03-02", "2029-03-02")).isInstanceOf(DomainException.class);
    }
}
