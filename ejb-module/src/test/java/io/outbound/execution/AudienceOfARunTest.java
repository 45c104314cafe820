package io.outbound.execution;

import static org.assertj.core.api.Assertions.assertThat;

import io.outbound.delivery.DeliveryFixture;
import io.outbound.delivery.InDoubt;
import io.outbound.segment.AudienceRule;
import io.outbound.store.Dialect;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AudienceOfARunTest {

    private static final String P1 = "{\"attribute\":\"email\",\"op\":\"startsWith\",\"value\":\"p1\"}";
    private static final String P2 = "{\"attribute\":\"email\",\"op\":\"startsWith\",\"value\":\"p2\"}";
    private static final String ELEVEN = "{\"attribute\":\"email\",\"op\":\"eq\",\"value\":\"p11@example.com\"}";

    private static List<String> recipients(Dialect dialect, UUID list, List<String> include, List<String> exclude) {
        try (DeliveryFixture store = new DeliveryFixture(dialect)) {
            store.contacts(12);
            UUID run = store.request(InDoubt.HOLD, "BROADCAST", false);
            store.sql.update("update execution set audience = ?", AudienceRule.of(list, include, exclude));
            store.sql.update("delete from contact_list_member where contact_id in"
                    + " (select id from contact where email = 'p10@example.com')");
            new Executions(store.sql, Clock.systemUTC()).expand(run);
            assertThat(store.sql.count("select targeted from execution"))
                    .isEqualTo(store.sql.count("select count(*) from delivery"));
            return store.sql.list("select address from delivery order by id", row -> row.getString(1)).stream()
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void onTheListAndInOneOfTheIncludedAndInNoneOfTheExcluded(Dialect dialect) {
        assertThat(recipients(dialect, DeliveryFixture.LIST, List.of(P1, P2), List.of(ELEVEN)))
                .containsExactly("p12@example.com", "p1@example.com", "p2@example.com");
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void withoutAListAllContactsAreAskedAbout(Dialect dialect) {
        assertThat(recipients(dialect, null, List.of(P1), List.of()))
                .containsExactly("p10@example.com", "p11@example.com", "p12@example.com", "p1@example.com");
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void withoutSegmentsEverybodyOnTheListGetsIt(Dialect dialect) {
        assertThat(recipients(dialect, DeliveryFixture.LIST, List.of(), List.of()))
                .hasSize(11);
    }
}
