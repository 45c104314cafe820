package io.outbound.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.outbound.channel.spi.SendResult;
import io.outbound.counter.Counters;
import io.outbound.delivery.DeliveryFixture;
import io.outbound.delivery.InDoubt;
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
