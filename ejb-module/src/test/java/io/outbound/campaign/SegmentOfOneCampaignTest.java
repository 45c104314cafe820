package io.outbound.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.outbound.attribute.AttributeType;
import io.outbound.attribute.AttributeTypes;
import io.outbound.attribute.ContactAttributes;
import io.outbound.kernel.DomainException;
import io.outbound.segment.RuleCheck;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SegmentOfOneCampaignTest {

    private static final String WRONG = "{\"attribute\":\"age\",\"op\":\"gt\",\"value\":\"2027-01-01\"}";

    private final OneTimeRules rules = new OneTimeRules(new RuleCheck(
            new ContactAttributes(null) {
                @Override
                public AttributeTypes types() {
                    return new AttributeTypes(Map.of("age", AttributeType.NUMBER));
                }
            },
            null));

    @Test
    void aValueThatIsNotOfItsAttributesTypeIsRefusedAsInASavedSegment() {
        assertThatThrownBy(() -> rules.check(WRONG, null)).isInstanceOfSatisfying(DomainException.class, no -> {
            assertThat(no.code()).isEqualTo("invalid-rule");
            assertThat(no.errors()).singleElement().satisfies(error -> assertThat(error.pointer())
                    .startsWith("/oneTimeSegment/rule"));
        });
        assertThatCode(() -> rules.check("{\"attribute\":\"age\",\"op\":\"gt\",\"value\":18}", null))
                .doesNotThrowAnyException();
    }

    @Test
    void oneThatWasThereBeforeTheTypeStandsInTheWayOfNoOtherChange() {
        assertThatCode(() -> rules.check(WRONG, WRONG)).doesNotThrowAnyException();
        assertThatCode(() -> rules.check(null, WRONG)).doesNotThrowAnyException();
    }
}
