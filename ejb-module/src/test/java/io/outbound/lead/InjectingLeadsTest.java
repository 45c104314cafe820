package io.outbound.lead;

import static io.outbound.lead.LeadFixture.lead;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.outbound.address.Similarity;
import io.outbound.lead.InjectionResult.Created;
import io.outbound.lead.InjectionResult.Rejected;
import io.outbound.security.Actor;
import io.outbound.store.Dialect;
import io.outbound.store.StoreException;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class InjectingLeadsTest {

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void withTheRuleOnASimilarAddressIsRefusedAndLoggedMasked(Dialect dialect) {
        try (LeadFixture fixture = new LeadFixture(dialect).rule(true)) {
            UUID first = created(fixture.inject(lead("Jane Doe", "jane@example.com")));
            Rejected second = rejected(fixture.inject(lead("Jane Doe", "JANE@example.com")));
            assertThat(second.matchedLeadId()).contains(first);
            String payload = fixture.sql
                    .first(
                            "select payload from failed_lead where uid = ?",
                            row -> row.getString(1),
                            second.logId().orElseThrow())
                    .orElseThrow();
            assertThat(payload).contains("J*** D***").doesNotContain("Doe").doesNotContainIgnoringCase("jane@");
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void withTheRuleOffDoublesAreAddedAndTheNextOneIsRefusedOnceItIsOnAgain(Dialect dialect) {
        try (LeadFixture fixture = new LeadFixture(dialect).rule(false)) {
            created(fixture.inject(lead("A", "jane@example.com")));
            created(fixture.inject(lead("B", "jane@example.com")));
            fixture.rule(true);
            rejected(fixture.inject(lead("C", "jane@example.com")));
            assertThat(fixture.leads()).isEqualTo(2);
            assertThat(fixture.rows()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void theSecondAddressCountsToo(Dialect dialect) {
        try (LeadFixture fixture = new LeadFixture(dialect).rule(true)) {
            JsonObject both = Json.createObjectBuilder(lead("A", "a@example.com"))
                    .add("contact_email2", "b@example.com")
                    .build();
            created(fixture.inject(both));
            rejected(fixture.inject(lead("B", "b@example.com")));
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void namelessAndDuplicateIsOneRowWithBothReasons(Dialect dialect) {
        try (LeadFixture fixture = new LeadFixture(dialect).rule(true)) {
            fixture.inject(lead("A", "jane@example.com"));
            Rejected both = rejected(fixture.inject(lead(" \u200B\u3164", "jane@example.com")));
            assertThat(both.problems())
                    .extracting(LeadProblem::reason)
                    .containsExactly(LeadReason.MISSING_REQUIRED_FIELD, LeadReason.DUPLICATE_EMAIL);
            assertThat(fixture.rows()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aBulkKnowsItsOwnDuplicates(Dialect dialect) {
        try (LeadFixture fixture = new LeadFixture(dialect).rule(true)) {
            List<InjectionResult> results = fixture.inject(
                    lead("1", "a@example.com"),
                    lead("2", "A@example.com"),
                    lead("3", "b@example.com"),
                    lead("4", "a@example.com"));
            UUID first = ((Created) results.get(0)).id();
            assertThat(results.get(2)).isInstanceOf(Created.class);
            assertThat(((Rejected) results.get(1)).matchedLeadId()).contains(first);
            assertThat(((Rejected) results.get(3)).matchedLeadId()).contains(first);
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void oneBadOfAThousandLeavesNineHundredNinetyNine(Dialect dialect) {
        try (LeadFixture fixture = new LeadFixture(dialect).rule(true)) {
            JsonObject[] leads = IntStream.range(0, 1_000)
                    .mapToObj(i -> lead(i == 500 ? " " : "Lead " + i, "lead" + i + "@example.com"))
                    .toArray(JsonObject[]::new);
            fixture.inject(leads);
            assertThat(fixture.leads()).isEqualTo(999);
            assertThat(fixture.rows()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void textThatCannotBeStoredIsRefusedAndLoggedAndTheOthersOfItsBulkAreAdded(Dialect dialect) {
        try (LeadFixture fixture = new LeadFixture(dialect)) {
            JsonObject note = Json.createObjectBuilder(lead("Note", "n@example.com"))
                    .add("note", "half \uD83D of it")
                    .build();
            List<InjectionResult> results =
                    fixture.inject(lead("Nul \0 l", "a@example.com"), lead("Good", "b@example.com"), note);
            assertThat(results.get(0)).isInstanceOf(Rejected.class);
            assertThat(results.get(1)).isInstanceOf(Created.class);
            assertThat(results.get(2)).isInstanceOf(Rejected.class);
            assertThat(fixture.sql.list("select reason from failed_lead order by id", row -> row.getString(1)))
                    .containsExactly("INVALID_FIELD", "INVALID_FIELD");
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aBodyThatCannotBeReadHasARowThatSaysWhere(Dialect dialect) {
        try (LeadFixture fixture = new LeadFixture(dialect)) {
            assertThat(fixture.injection.refuseUnreadable(Actor.SYSTEM, "test", "/a", "Twice."))
                    .isPresent();
            assertThat(fixture.sql.list("select reasons from failed_lead", row -> row.getString(1)))
                    .singleElement()
                    .asString()
                    .contains("INVALID_FIELD", "/a", "Twice.");
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aFieldThatIsGivenTwiceIsRefusedUnlessBothSayTheSame(Dialect dialect) {
        try (LeadFixture fixture = new LeadFixture(dialect)) {
            JsonObject custom = Json.createObjectBuilder().add("a", 1).build();
            JsonObject twice = Json.createObjectBuilder(lead("A", "a@example.com"))
                    .add("custom", custom)
                    .add("a", 2)
                    .build();
            Rejected refused = rejected(fixture.inject(twice));
            assertThat(refused.problems()).singleElement().satisfies(problem -> {
                assertThat(problem.reason()).isEqualTo(LeadReason.INVALID_FIELD);
                assertThat(problem.field()).isEqualTo("/a");
            });
            created(fixture.inject(Json.createObjectBuilder(twice).add("a", 1).build()));
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void withoutAnAddressTheRuleDoesNotApply(Dialect dialect) {
        try (LeadFixture fixture = new LeadFixture(dialect).rule(true)) {
            created(fixture.inject(lead("A", "")));
            created(fixture.inject(lead("B", " ")));
            created(fixture.inject(Json.createObjectBuilder()
                    .add("contact_name", "C")
                    .add("contact_email1", JsonValue.NULL)
                    .build()));
            assertThat(fixture.leads()).isEqualTo(3);
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aDeletedLeadSetsItsAddressFreeUnlessAnotherHasIt(Dialect dialect) {
        try (LeadFixture fixture = new LeadFixture(dialect).rule(false)) {
            UUID first = created(fixture.inject(lead("A", "jane@example.com")));
            UUID second = created(fixture.inject(lead("B", "jane@example.com")));
            fixture.rule(true);
            fixture.remove(first);
            assertThat(rejected(fixture.inject(lead("C", "jane@example.com"))).matchedLeadId())
                    .isEqualTo(Optional.of(second));
            fixture.remove(second);
            created(fixture.inject(lead("D", "jane@example.com")));
            assertThat(fixture.inconsistencies()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aChangedLevelCountsForTheLeadsThatExist(Dialect dialect) {
        try (LeadFixture fixture = new LeadFixture(dialect).rule(true)) {
            created(fixture.inject(lead("A", "jane@example.com")));
            created(fixture.inject(lead("B", "jane+news@example.com")));
            fixture.similarity(Similarity.LOOSE);
            rejected(fixture.inject(lead("C", "jane+shop@example.com")));
            fixture.similarity(Similarity.EXACT);
            created(fixture.inject(lead("D", "Jane@example.com")));
            assertThat(fixture.inconsistencies()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whatHasNoFieldOfItsOwnIsKept(Dialect dialect) {
        try (LeadFixture fixture = new LeadFixture(dialect)) {
            UUID id = created(fixture.inject(Json.createObjectBuilder()
                    .add("contact_name", "A")
                    .add("budget", 5)
                    .build()));
            assertThat(new Leads(fixture.sql).byId(id).orElseThrow().fields().custom())
                    .isEqualTo(Json.createObjectBuilder().add("budget", 5).build());
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aBulkWhoseRefusalsCannotBeLoggedStillSaysWhatWasAdded(Dialect dialect) {
        try (LeadFixture fixture = new LeadFixture(dialect).rule(true)) {
            fixture.sql.update("drop table failed_lead");
            List<InjectionResult> results =
                    fixture.inject(lead("A", "a@example.com"), lead("", "b@example.com"), lead("C", "c@example.com"));
            assertThat(results.get(0)).isInstanceOf(Created.class);
            assertThat(results.get(1)).isInstanceOf(InjectionResult.NotLogged.class);
            assertThat(results.get(2)).isInstanceOf(Created.class);
            assertThat(fixture.leads()).isEqualTo(2);

            assertThatThrownBy(() -> fixture.inject(lead("", "b@example.com")))
                    .as("nothing was added: the whole call may be sent again")
                    .isInstanceOf(StoreException.class);
        }
    }

    private static UUID created(List<InjectionResult> results) {
        assertThat(results.get(0)).isInstanceOf(Created.class);
        return ((Created) results.get(0)).id();
    }

    private static Rejected rejected(List<InjectionResult> results) {
        assertThat(results.get(0)).isInstanceOf(Rejected.class);
        return (Rejected) results.get(0);
    }
}
