package io.outbound.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import io.outbound.delivery.DeliveryFixture;
import io.outbound.delivery.InDoubt;
import io.outbound.store.Dialect;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NotingEngagementTest {

    private static Engagement engagement(DeliveryFixture store) {
        return new Engagement(store.sql, store.outbox, Clock.systemUTC());
    }

    private static String row(DeliveryFixture store, String query) {
        return store.sql.first(query, row -> row.getString(1)).orElse("none");
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void opensAndClicksAreCountedAndAClickIsAlsoAnOpen(Dialect dialect) {
        try (DeliveryFixture store = new DeliveryFixture(dialect)) {
            store.contacts(2);
            store.deliver(store.run(InDoubt.HOLD));
            long first = store.sql.count("select min(id) from delivery");
            long second = store.sql.count("select max(id) from delivery");
            engagement(store).opened(first);
            engagement(store).opened(first);
            engagement(store).clicked(new TrackingLinks.Click(second, "https://a.test"));
            engagement(store).clicked(new TrackingLinks.Click(second, "https://a.test"));
            engagement(store).clicked(new TrackingLinks.Click(second, "https://b.test"));
            assertThat(row(
                            store,
                            "select opens || '/' || clicks from delivery_engagement where delivery_id = " + first))
                    .isEqualTo("2/0");
            assertThat(row(
                            store,
                            "select opens || '/' || clicks from delivery_engagement where delivery_id = " + second))
                    .isEqualTo("1/3");
            assertThat(store.sql.count("select clicks from delivery_click where url = 'https://a.test'"))
                    .isEqualTo(2);
            assertThat(store.sql.count("select count(*) from engagement where opened_at is not null"))
                    .isEqualTo(2);
            assertThat(store.sql.count("select count(*) from engagement where clicked_at is not null"))
                    .isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whoOpenedAMessageThatWasInDoubtHasReceivedIt(Dialect dialect) {
        try (DeliveryFixture store = new DeliveryFixture(dialect)) {
            store.contacts(2);
            UUID run = store.run(InDoubt.HOLD);
            store.sql.update("update delivery set state = 'UNKNOWN'");
            engagement(store).opened(store.sql.count("select min(id) from delivery"));
            assertThat(store.states(run)).isEqualTo(Map.of("SENT", 1L, "UNKNOWN", 1L));
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aMessageThatIsGoneIsNotCounted(Dialect dialect) {
        try (DeliveryFixture store = new DeliveryFixture(dialect)) {
            engagement(store).opened(4711);
            engagement(store).clicked(new TrackingLinks.Click(4711, "https://a.test"));
            assertThat(store.sql.count("select count(*) from delivery_engagement"))
                    .isZero();
        }
    }
}
