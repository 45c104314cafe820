package io.outbound.campaign;

import static io.outbound.campaign.CampaignFixture.NOON;
import static io.outbound.campaign.CampaignFixture.aCampaign;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.outbound.attribute.ContactAttributes;
import io.outbound.execution.Executions;
import io.outbound.kernel.DomainException;
import io.outbound.segment.Result;
import io.outbound.segment.RuleCheck;
import io.outbound.segment.RuleReader;
import io.outbound.segment.RuleSql;
import io.outbound.segment.Segment;
import io.outbound.segment.SegmentDesk;
import io.outbound.segment.Segments;
import io.outbound.store.Dialect;
import io.outbound.store.Fragment;
import io.outbound.store.IdSource;
import io.outbound.store.Sql;
import io.outbound.store.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A recurring campaign wrote to ann in its first run and to bob in its second; cyd was left out of both. */
class GroupsOfARunTest {

    private static final Clock CLOCK = Clock.systemUTC();
    private static final List<Result> SENT_AND_NOT = List.of(Result.SENT, Result.NOT_SENT);

    private final Campaign campaign = aCampaign()
            .at("2027-06-01T09:00:00", "Asia/Tokyo")
            .repeated("FREQ=DAILY")
            .draft();
    private Sql sql;

    private ResultSegments groups(TestDatabase database) {
        sql = database.sql();
        new StoredCampaigns(sql).store(campaign.id(), "Daily", "BROADCAST", "DONE", "RECURRING", false, NOON);
        Campaigns campaigns = new Campaigns() {
            @Override
            public Optional<Campaign> byId(UUID id) {
                return Optional.of(campaign).filter(one -> one.id().equals(id));
            }
        };
        RuleCheck rules = new RuleCheck(new ContactAttributes(sql), sql);
        SegmentDesk desk = new SegmentDesk(new Segments(sql), rules, new IdSource(), CLOCK);
        return new ResultSegments(campaigns, new Executions(sql, CLOCK), desk);
    }

    private void run(UUID id, int day, boolean test, String... recipients) {
        Instant at = NOON.plus(Duration.ofDays(day));
        sql.update("insert into content (template_id, template_version) values (?, 0)", id);
        sql.update(
                "insert into execution (id, public_id, campaign_id, kind, occurrence, state, channel, template_id,"
                        + " template_version, in_doubt, ttl_seconds, requested_by, created_at, test)"
                        + " values (?, ?, ?, ?, ?, 'DONE', 'EMAIL', ?, 0, 'HOLD', 60, 't', ?, ?)",
                id,
                (test ? "TST-" : "CMA-") + id,
                campaign.id(),
                test ? "UNITARY" : "BROADCAST",
                "at-" + at,
                id,
                at,
                test);
        for (String recipient : recipients) {
            String name = recipient.substring(0, 3);
            sql.update(
                    "insert into delivery (execution_id, channel, recipient_key, address, contact_id, state, accepted_at)"
                            + " values (?, 'EMAIL', ?, ?, ?, ?, ?)",
                    id,
                    name,
                    name,
                    contact(name),
                    recipient.substring(4),
                    at);
        }
    }

    private UUID contact(String name) {
        UUID id = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
        sql.update(
                "insert into contact (id, name, email, address_key, created_at) values (?, ?, ?, ?, ?) on conflict do nothing",
                id,
                name,
                name,
                name,
                NOON);
        return id;
    }

    private String held(Segment segment) {
        Fragment where = RuleSql.of(RuleReader.read(segment.rule()), sql.dialect());
        return String.join(
                " ",
                sql.list(
                        "select c.name from contact c where " + where.sql() + " order by c.name",
                        row -> row.getString(1),
                        where.values().toArray()));
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void areOfTheLatestRunUnlessOneIsNamed(Dialect dialect) {
        try (TestDatabase database = TestDatabase.of(dialect)) {
            ResultSegments groups = groups(database);
            UUID first = UUID.randomUUID();
            UUID second = UUID.randomUUID();
            run(first, 0, false, "ann SENT", "bob FAILED", "cyd HALTED");
            run(second, 1, false, "ann SKIPPED", "bob SENT", "cyd DEFERRED");
            run(UUID.randomUUID(), 2, true, "cyd SENT");

            Map<Result, Segment> latest = groups.make(campaign.id(), Optional.empty(), SENT_AND_NOT);
            assertThat(held(latest.get(Result.SENT))).isEqualTo("bob");
            assertThat(held(latest.get(Result.NOT_SENT))).isEqualTo("cyd");
            for (String id : List.of(first.toString(), "CMA-" + first)) {
                Map<Result, Segment> earlier = groups.make(campaign.id(), Optional.of(id), SENT_AND_NOT);
                assertThat(held(earlier.get(Result.SENT))).isEqualTo("ann");
                assertThat(earlier.get(Result.SENT).name()).isEqualTo("Spring sale · 2026-11-22 21:00 · sent");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void areNotMadeOfWhatIsNoRunOfTheCampaign(Dialect dialect) {
        try (TestDatabase database = TestDatabase.of(dialect)) {
            ResultSegments groups = groups(database);
            refused("nothing-sent-yet", groups, Optional.empty());
            UUID test = UUID.randomUUID();
            run(test, 2, true, "cyd SENT");
            refused("nothing-sent-yet", groups, Optional.empty());
            refused("execution-not-found", groups, Optional.of(test.toString()));
            refused("execution-not-found", groups, Optional.of("CMA-" + UUID.randomUUID()));
            assertThat(sql.count("select count(*) from segment")).isZero();
        }
    }

    private void refused(String code, ResultSegments groups, Optional<String> run) {
        assertThatThrownBy(() -> groups.make(campaign.id(), run, SENT_AND_NOT))
                .isInstanceOfSatisfying(
                        DomainException.class, no -> assertThat(no.code()).isEqualTo(code));
    }
}
