package io.outbound.console.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.outbound.campaign.CampaignOrder;
import io.outbound.campaign.CampaignPlace;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ListAddressTest {

    private static final CampaignPlace PLACE =
            new CampaignPlace("été & saldi", UUID.fromString("0193b0a0-0000-7000-8000-000000000001"));

    private static ListAddress byName(String after) {
        return ListAddress.read("EMAIL", null, null, "name", after);
    }

    @Test
    void theAddressOfTheNextPageSaysWhereItBegins() {
        ListAddress next = byName(null).next(PLACE.toString());
        assertThat(next.after()).isEqualTo(PLACE);
        assertThat(next.query())
                .startsWith("?channel=EMAIL&sort=name&after=0193b0a0-")
                .matches("[?\\w=&.-]+");
        assertThat(byName(next.query().replaceFirst(".*after=", "")).after()).isEqualTo(PLACE);
    }

    @Test
    void anotherOrderOrFilterBeginsAtTheBeginning() {
        ListAddress next = byName(PLACE.toString());
        assertThat(next.sorted(CampaignOrder.By.CREATED).after()).isNull();
        assertThat(next.everything().after()).isNull();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "0193b0a0-0000-7000-8000-000000000001", "' or 1=1--"})
    void whatIsNoPlaceIsAsIfItWereNotThere(String after) {
        assertThat(byName(after).after()).isNull();
    }
}
