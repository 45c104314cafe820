package io.outbound.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.outbound.attribute.ContactAttributes;
import io.outbound.delivery.DeliveryFixture;
import io.outbound.kernel.DomainException;
import io.outbound.kernel.FieldError;
import io.outbound.store.Dialect;
import io.outbound.store.IdSource;
import java.time.Clock;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A rule asks what people did with campaigns that there are. */
class NamingACampaignTest {

    private static final UUID HERE = DeliveryFixture.CAMPAIGN;
    private static final UUID NOWHERE = UUID.fromString("00000000-0000-0000-0000-00000000000d");

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void oneThatIsNotThereIsRefusedAtItsPlace(Dialect dialect) {
        try (DeliveryFixture store = new DeliveryFixture(dialect)) {
            SegmentDesk desk = desk(store);
            assertThatThrownBy(() -> desk.add("Fans", RuleReader.json(rule(NOWHERE))))
                    .isInstanceOfSatisfying(DomainException.class, refused -> {
                        assertThat(refused.code()).isEqualTo("invalid-rule");
                        assertThat(refused.errors())
                                .extracting(FieldError::pointer, FieldError::code)
                                .containsExactly(
                                        tuple("/rule/any/0/value", "reference-unknown"),
                                        tuple("/rule/any/1/value/campaignId", "reference-unknown"),
                                        tuple("/rule/any/2/value/campaignId", "reference-unknown"));
                    });
            assertThat(desk.add("Fans", RuleReader.json(rule(HERE))).name()).isEqualTo("Fans");
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aSegmentWhoseCampaignWasDeletedCanStillBeRenamed(Dialect dialect) {
        try (DeliveryFixture store = new DeliveryFixture(dialect)) {
            SegmentDesk desk = desk(store);
            Segment segment = desk.add("Fans", RuleReader.json(rule(HERE)));
            store.sql.update("delete from campaign where id = ?", HERE);
            assertThat(desk.change(segment.id(), 0, "Old fans", RuleReader.json(segment.rule()))
                            .name())
                    .isEqualTo("Old fans");
        }
    }

    private static SegmentDesk desk(DeliveryFixture store) {
        RuleCheck rules = new RuleCheck(new ContactAttributes(store.sql), store.sql);
        return new SegmentDesk(new Segments(store.sql), rules, new IdSource(), Clock.systemUTC());
    }

    private static String rule(UUID campaign) {
        return """
                {"any":[{"op":"opened","value":"%1$s"},
                        {"op":"clicked","value":{"campaignId":"%1$s","since":"2027-01-01"}},
                        {"op":"result","value":{"campaignId":"%1$s","result":"SENT"}},
                        {"op":"opened"}]}""".formatted(campaign);
    }
}
