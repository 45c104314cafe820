package io.outbound.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.outbound.attribute.ContactAttributes;
import io.outbound.kernel.DomainException;
import io.outbound.kernel.FieldError;
import io.outbound.store.Dialect;
import io.outbound.store.IdSource;
import io.outbound.store.Sql;
import io.outbound.store.TestDatabase;
import jakarta.json.JsonObject;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NamingAListTest {

    private static final UUID HERE = UUID.fromString("00000000-0000-0000-0000-00000000000c");
    private static final UUID NOWHERE = UUID.fromString("00000000-0000-0000-0000-00000000000d");

    @Test
    void aRuleNamesItsListsHoweverDeepTheyStand() {
        assertThat(RuleLists.in("{\"all\":[{\"not\":[{\"any\":[" + inList(HERE) + "]}]}," + inList(NOWHERE) + "]}"))
                .containsExactlyInAnyOrder(HERE, NOWHERE);
        assertThat(RuleLists.in("{\"op\":\"tag\",\"value\":\"inList\"}")).isEmpty();
        assertThat(RuleLists.in(null)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void oneThatNeverWasIsRefusedAtItsPlace(Dialect dialect) {
        try (TestDatabase database = TestDatabase.of(dialect)) {
            Sql sql = database.sql();
            sql.update("insert into contact_list (id, name, created_at) values (?, 'l', ?)", HERE, Instant.EPOCH);
            SegmentDesk desk = new SegmentDesk(
                    new Segments(sql),
                    new RuleCheck(new ContactAttributes(sql), sql),
                    new IdSource(),
                    Clock.systemUTC());
            JsonObject half = RuleReader.json("{\"any\":[" + inList(HERE) + ",{\"not\":" + inList(NOWHERE) + "}]}");

            assertThatThrownBy(() -> desk.add("Half", half)).isInstanceOfSatisfying(DomainException.class, refused -> {
                assertThat(refused.code()).isEqualTo("invalid-rule");
                assertThat(refused.errors())
                        .extracting(FieldError::pointer, FieldError::code)
                        .containsExactly(tuple("/rule/any/1/not/value", "reference-unknown"));
            });
            assertThatThrownBy(() -> desk.count(half)).isInstanceOf(DomainException.class);
            Segment segment = desk.add("Whole", RuleReader.json(inList(HERE)));
            assertThatThrownBy(() -> desk.change(segment.id(), 0, null, half)).isInstanceOf(DomainException.class);
            sql.update("update contact_list set deleted_at = created_at");
            assertThat(desk.change(segment.id(), 0, "Still", RuleReader.json(inList(HERE)))
                            .name())
                    .as("deleted: campaigns that use it say so")
                    .isEqualTo("Still");
        }
    }

    private static String inList(UUID list) {
        return "{\"op\":\"inList\",\"value\":\"" + list + "\"}";
    }
}
