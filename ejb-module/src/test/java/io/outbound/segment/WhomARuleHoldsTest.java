package io.outbound.segment;

import static org.assertj.core.api.Assertions.assertThat;

import io.outbound.store.Dialect;
import io.outbound.store.Fragment;
import io.outbound.store.Sql;
import io.outbound.store.TestDatabase;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules against real contacts, on both databases. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WhomARuleHoldsTest {

    private static final UUID LIST = UUID.fromString("00000000-0000-0000-0000-00000000000c");
    private static final UUID CAMPAIGN = UUID.fromString("00000000-0000-0000-0000-00000000000a");

    private static final UUID RUN = UUID.fromString("00000000-0000-0000-0000-00000000000e");

    private List<TestDatabase> databases;

    @BeforeAll
    void fill() {
        databases = List.of(TestDatabase.of(Dialect.H2), TestDatabase.of(Dialect.POSTGRESQL));
        databases.forEach(database -> fill(database.sql()));
    }

    @AfterAll
    void close() {
        databases.forEach(TestDatabase::close);
    }

    private static void fill(Sql sql) {
        sql.update("insert into contact_list (id, name, created_at) values (?, 'l', ?)", LIST, Instant.EPOCH);
        sql.update(
                "insert into campaign (id, slug, name, name_key, type, channel, status, in_doubt, created_at, created_by,"
                        + " modified_at, modified_by) values (?, 's', 'S', 's', 'BROADCAST', 'EMAIL', 'DRAFT', 'HOLD', ?, 't', ?, 't')",
                CAMPAIGN,
                Instant.EPOCH,
                Instant.EPOCH);
        UUID ann = contact(
                sql,
                "ann",
                "it",
                "2026-01-10T10:00:00Z",
                "{\"city\":\"Rome\",\"age\":41,\"vip\":true,\"born\":\"1985-03-01\"}");
        UUID bob = contact(
                sql, "bob", "en", "2026-02-10T23:30:00Z", "{\"city\":\"New York\",\"age\":\"7\",\"vip\":false}");
        UUID cyd = contact(
                sql, "cyd", null, "2026-03-10T10:00:00Z", "{\"city\":\"Say \\\"hi\\\" \\\\ 100%_\",\"age\":\"old\"}");
        contact(
                sql,
                "dan",
                null,
                "2026-04-10T10:00:00Z",
                "{\"a \\\"b\\\" c\":\"x\",\"city\":\"\",\"born\":\"unknown\"}");
        sql.update("insert into contact_tag (contact_id, tag) values (?, 'early bird')", ann);
        sql.update("insert into contact_tag (contact_id, tag) values (?, 'early bird')", cyd);
        sql.update("insert into contact_list_member (list_id, contact_id) values (?, ?)", LIST, ann);
        sql.update("insert into contact_list_member (list_id, contact_id) values (?, ?)", LIST, bob);
        delivery(sql, RUN, ann, "SENT");
        delivery(sql, UUID.randomUUID(), bob, "HALTED");
        sql.update(
                "insert into engagement (contact_id, campaign_id, opened_at, clicked_at) values (?, ?, ?, null)",
                ann,
                CAMPAIGN,
                Instant.parse("2026-05-01T00:00:00Z"));
    }

    private static void delivery(Sql sql, UUID run, UUID contact, String state) {
        sql.update("insert into content (template_id, template_version) values (?, 0)", run);
        sql.update(
                "insert into execution (id, public_id, campaign_id, kind, occurrence, state, channel, template_id,"
                        + " template_version, in_doubt, ttl_seconds, requested_by, created_at)"
                        + " values (?, ?, ?, 'BROADCAST', ?, 'HALTED', 'EMAIL', ?, 0, 'HOLD', 60, 't', ?)",
                run,
                run.toString(),
                CAMPAIGN,
                run.toString(),
                run,
                Instant.EPOCH);
        sql.update(
                "insert into delivery (execution_id, channel, recipient_key, address, contact_id, state, accepted_at)"
                        + " values (?, 'EMAIL', 'x', 'x', ?, ?, ?)",
                run,
                contact,
                state,
                Instant.EPOCH);
    }

    private static UUID contact(Sql sql, String name, String language, String created, String attributes) {
        UUID id = UUID.randomUUID();
        sql.update(
                "insert into contact (id, name, email, address_key, language, attributes, created_at) values (?, ?, ?, ?, ?, ?, ?)",
                id,
                name,
                name + "@example.com",
                name + "@example.com",
                language,
                attributes,
                Instant.parse(created));
        return id;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'attribute':'city','op':'eq','value':'rome'}                                | ann",
                "{'attribute':'city','op':'ne','value':'Rome'}                                | bob cyd dan",
                "{'not':{'attribute':'city','op':'eq','value':'Rome'}}                        | bob cyd dan",
                "{'attribute':'city','op':'contains','value':'YORK'}                          | bob",
                "{'attribute':'city','op':'startsWith','value':'new'}                         | bob",
                "{'attribute':'city','op':'startsWith','value':'york'}                        | ",
                "{'attribute':'city','op':'contains','value':'\\\"hi\\\" \\\\ 100%_'}         | cyd",
                "{'attribute':'city','op':'contains','value':'%'}                             | cyd",
                "{'attribute':'city','op':'in','value':['ROME','new york']}                   | ann bob",
                "{'attribute':'city','op':'exists'}                                           | ann bob cyd",
                "{'attribute':'city','op':'exists','value':false}                             | dan",
                "{'attribute':'a \\\"b\\\" c','op':'eq','value':'X'}                          | dan",
                "{'attribute':'nobody has this','op':'exists'}                                | ",
                "{'attribute':'age','op':'gt','value':7}                                      | ann",
                "{'attribute':'age','op':'ge','value':7}                                      | ann bob",
                "{'attribute':'age','op':'lt','value':41.5}                                   | ann bob",
                "{'attribute':'age','op':'le','value':7.0}                                    | bob",
                "{'attribute':'age','op':'eq','value':7}                                      | bob",
                "{'attribute':'age','op':'ne','value':7}                                      | ann cyd dan",
                "{'attribute':'vip','op':'eq','value':true}                                   | ann",
                "{'attribute':'born','op':'before','value':'1990-01-01'}                      | ann",
                "{'attribute':'born','op':'after','value':'1985-03-01'}                       | ",
                "{'attribute':'createdAt','op':'before','value':'2026-02-10'}                 | ann",
                "{'attribute':'createdAt','op':'after','value':'2026-02-10T23:29:59Z'}        | bob cyd dan",
                "{'attribute':'createdAt','op':'after','value':'2026-02-11T01:00:00+01:00'}   | cyd dan",
                "{'attribute':'language','op':'eq','value':'it'}                              | ann",
                "{'attribute':'email','op':'in','value':['dan@example.com']}                  | dan",
                "{'attribute':'age','op':'in','value':[7.0, 8]}                               | bob",
                "{'attribute':'born','op':'ge','value':'1985-03-01'}                          | ann",
                "{'attribute':'born','op':'le','value':'1985-02-28'}                          | ",
                "{'op':'tag','value':'early bird'}                                            | ann cyd",
                "{'not':{'op':'tag','value':'early bird'}}                                    | bob dan",
                "{'op':'tag','value':'Early bird'}                                            | ",
                "{'op':'inList','value':'00000000-0000-0000-0000-00000000000c'}               | ann bob",
                "{'op':'result','value':{'campaignId':'00000000-0000-0000-0000-00000000000a','result':'SENT'}} | ann",
                "{'op':'result','value':{'campaignId':'00000000-0000-0000-0000-00000000000a','result':'NOT_SENT'}} | bob",
                "{'op':'result','value':{'campaignId':'00000000-0000-0000-0000-00000000000a','result':'UNKNOWN'}} | ",
                "{'op':'result','value':{'campaignId':'00000000-0000-0000-0000-00000000000a','executionId':'00000000-0000-0000-0000-00000000000e','result':'SENT'}} | ann",
                "{'op':'result','value':{'campaignId':'00000000-0000-0000-0000-00000000000a','executionId':'CMA-00000000-0000-0000-0000-00000000000e','result':'SENT'}} | ann",
                "{'op':'result','value':{'campaignId':'00000000-0000-0000-0000-00000000000a','executionId':'00000000-0000-0000-0000-00000000000e','result':'NOT_SENT'}} | ",
                "{'op':'result','value':{'campaignId':'00000000-0000-0000-0000-00000000000b','executionId':'00000000-0000-0000-0000-00000000000e','result':'SENT'}} | ",
                "{'not':{'op':'result','value':{'campaignId':'00000000-0000-0000-0000-00000000000a','result':'SENT'}}} | bob cyd dan",
                "{'op':'opened'}                                                              | ann",
                "{'op':'clicked'}                                                             | ",
                "{'op':'opened','value':'00000000-0000-0000-0000-00000000000a'}               | ann",
                "{'op':'opened','value':'00000000-0000-0000-0000-00000000000b'}               | ",
                "{'op':'opened','value':{'since':'2026-05-01'}}                               | ann",
                "{'not':{'op':'opened','value':{'since':'2026-05-02'}}}                       | ann bob cyd dan",
                "{'all':[{'op':'inList','value':'00000000-0000-0000-0000-00000000000c'},{'not':[{'attribute':'age','op':'gt','value':20},{'op':'clicked'}]}]} | bob",
                "{'any':[{'attribute':'name','op':'eq','value':'dan'},{'attribute':'vip','op':'eq','value':'TRUE'}]} | ann dan",
                "{'attribute':'city','op':'eq','value':'x`) or (1=1'}                         | ",
            })
    void eachOperatorHoldsWhomItSays(String rule, String names) {
        for (TestDatabase database : databases) {
            assertThat(held(database, rule.replace('\'', '"').replace("``", "'")))
                    .as(database.dialect() + " " + rule)
                    .isEqualTo(names == null ? "" : names);
        }
    }

    private static String held(TestDatabase database, String rule) {
        Rule read = RuleReader.read(rule);
        Fragment where = RuleSql.of(read, database.dialect());
        List<String> names = database.sql()
                .list(
                        "select c.name from contact c where " + where.sql() + " order by c.name",
                        row -> row.getString(1),
                        where.values().toArray());
        assertThat(new Segments(database.sql()).count(read)).isEqualTo(names.size());
        return names.stream().collect(Collectors.joining(" "));
    }
}
