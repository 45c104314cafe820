package io.outbound.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.outbound.channel.spi.SendResult;
import io.outbound.consent.SuppressionReason;
import io.outbound.counter.Counters;
import io.outbound.delivery.DeliveryFixture;
import io.outbound.delivery.InDoubt;
import io.outbound.delivery.Receipt;
import io.outbound.kernel.ChannelId;
import io.outbound.kernel.DomainException;
import io.outbound.store.Dialect;
import io.outbound.tracking.Engagement;
import io.outbound.tracking.TrackingLinks;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CampaignFiguresTest {

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void everyDeliveryIsInOneFigureAndWhatPeopleDidIsCounted(Dialect dialect) {
        try (DeliveryFixture store = new DeliveryFixture(dialect)) {
            store.contacts(6);
            UUID run = store.run(InDoubt.HOLD);
            store.answer(message -> switch (message.recipient()) {
                case "p1@example.com" -> new SendResult.PermanentFailure("550 5.1.1 nobody", true);
                case "p2@example.com" -> new SendResult.PermanentFailure("552 5.2.2 full", false);
                case "p3@example.com" -> new SendResult.Unknown("no-answer: cut");
                default -> new SendResult.Accepted("250 ok");
            });
            store.deliver(run);
            Engagement engagement = new Engagement(store.sql, store.outbox, Clock.systemUTC());
            long last = store.sql.count("select max(id) from delivery");
            engagement.opened(last);
            engagement.opened(last);
            engagement.clicked(new TrackingLinks.Click(last, "https://a.test"));
            engagement.opened(last - 1);

            CampaignComparison comparison = new CampaignComparison(new Figures(store.sql, new Counters(store.sql)));
            CampaignStatistics figures =
                    comparison.of(List.of(DeliveryFixture.CAMPAIGN)).get(0);

            assertThat(figures)
                    .isEqualTo(new CampaignStatistics(
                            DeliveryFixture.CAMPAIGN, "Spring", 6, 3, 1, 0, 1, 0, 0, 1, 3, 2, 1, 1, 0, 0));
            assertThat(figures.openRate()).isEqualTo(0.6667);
            assertThat(figures.clickRate()).isEqualTo(0.3333);
            assertThat(figures.clickToOpenRate()).isEqualTo(0.5);
            CampaignAnalytics analytics = comparison.analytics(DeliveryFixture.CAMPAIGN);
            assertThat(analytics.hours().stream()
                            .mapToLong(CampaignAnalytics.Hour::sent)
                            .sum())
                    .isEqualTo(3);
            assertThat(analytics.hours().stream()
                            .mapToLong(CampaignAnalytics.Hour::opens)
                            .sum())
                    .isEqualTo(2);
            assertThat(store.differences()).isEmpty();
            assertThat(analytics.links()).containsExactly(new CampaignAnalytics.Link("https://a.test", 1, 1));
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whoIsTakenOffTheListOfSuppressionsChangesNoFigure(Dialect dialect) {
        try (DeliveryFixture store = new DeliveryFixture(dialect)) {
            store.contacts(7);
            store.answer(message -> message.recipient().equals("p1@example.com")
                    ? new SendResult.PermanentFailure("550 5.1.1 nobody", true)
                    : new SendResult.Accepted("250 ok"));
            store.deliver(store.run(InDoubt.HOLD));
            store.receipts().take(new Receipt(id(store, 2), Receipt.Event.BOUNCED, true, "5.1.1", "gone"));
            store.receipts().take(new Receipt(id(store, 3), Receipt.Event.BOUNCED, false, "5.2.2", "full"));
            store.receipts().take(new Receipt(id(store, 4), Receipt.Event.COMPLAINED, false, null, null));
            store.leave("p5@example.com");
            store.leave("p5@example.com");
            CampaignStatistics before = figures(store);
            assertThat(before)
                    .isEqualTo(new CampaignStatistics(
                            DeliveryFixture.CAMPAIGN, "Spring", 7, 4, 2, 1, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1));

            for (int i = 1; i <= 7; i++) {
                store.suppressions.remove(ChannelId.EMAIL, "p" + i + "@example.com");
            }
            assertThat(store.sql.count("select count(*) from suppression")).isZero();
            assertThat(figures(store)).isEqualTo(before);
            assertThat(store.differences()).isEmpty();

            store.suppressions.add(
                    ChannelId.EMAIL, "p6@example.com", SuppressionReason.COMPLAINT, DeliveryFixture.CAMPAIGN);
            store.leave("p5@example.com");
            assertThat(figures(store))
                    .as("who left before is not counted again")
                    .isEqualTo(before);
            assertThat(store.differences()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aRecountFindsAndMendsBouncesComplaintsAndUnsubscribesThatWereCountedWrong(Dialect dialect) {
        try (DeliveryFixture store = new DeliveryFixture(dialect)) {
            store.contacts(3);
            store.deliver(store.run(InDoubt.HOLD));
            long first = store.sql.count("select min(id) from delivery");
            store.receipts().take(new Receipt(first, Receipt.Event.BOUNCED, true, "5.1.1", null));
            store.receipts().take(new Receipt(first + 1, Receipt.Event.COMPLAINED, false, null, null));
            store.leave("p3@example.com");
            CampaignStatistics right = figures(store);
            store.sql.update("update campaign_counter set hard_bounces = 7, complaints = 8, unsubscribes = 9");
            Recount recount = new Recount(new LedgerComparison(store.sql), new Corrections(store.sql));

            assertThat(recount.compare(null))
                    .extracting(Difference::counter)
                    .contains("hard_bounces", "complaints", "unsubscribes");
            store.database.inTransaction(() -> recount.correct(null));
            assertThat(figures(store)).isEqualTo(right);
            assertThat(store.differences()).isEmpty();
        }
    }

    private static long id(DeliveryFixture store, int person) {
        return store.sql.count("select id from delivery where address = ?", "p" + person + "@example.com");
    }

    private static CampaignStatistics figures(DeliveryFixture store) {
        return new CampaignComparison(new Figures(store.sql, new Counters(store.sql)))
                .of(List.of(DeliveryFixture.CAMPAIGN))
                .get(0);
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void withoutAnythingDeliveredThereIsNoRate(Dialect dialect) {
        try (DeliveryFixture store = new DeliveryFixture(dialect)) {
            CampaignStatistics figures = new CampaignComparison(new Figures(store.sql, new Counters(store.sql)))
                    .of(List.of(DeliveryFixture.CAMPAIGN))
                    .get(0);
            assertThat(figures.openRate()).isNull();
            assertThat(figures.clickToOpenRate()).isNull();
        }
    }

    @Test
    void oneToSixCanBeCompared() {
        CampaignComparison comparison = new CampaignComparison(null);
        assertThatThrownBy(() -> comparison.of(List.of())).isInstanceOf(DomainException.class);
        assertThatThrownBy(() ->
                        comparison.of(Stream.generate(UUID::randomUUID).limit(7).toList()))
                .isInstanceOf(DomainException.class);
    }
}
