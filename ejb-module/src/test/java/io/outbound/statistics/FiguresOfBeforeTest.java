package io.outbound.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import io.outbound.counter.Counter;
import io.outbound.counter.Counters;
import io.outbound.delivery.DeliveryFixture;
import io.outbound.delivery.InDoubt;
import io.outbound.store.Dialect;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What was counted from the list of suppressions comes from the messages after the upgrade. */
class FiguresOfBeforeTest {

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void comeFromTheLedgerAfterTheUpgrade(Dialect dialect) throws IOException {
        try (DeliveryFixture store = new DeliveryFixture(dialect)) {
            store.contacts(6);
            UUID run = store.run(InDoubt.HOLD);
            store.deliver(run);
            long first = store.sql.count("select min(id) from delivery");
            store.sql.update("drop table campaign_leaver");
            store.sql.update("alter table delivery drop column address_dead");
            failed(store, first, "550", "550 5.1.1 nobody");
            failed(store, first + 1, "550", "550 5.7.1 not from you");
            failed(store, first + 2, "553", "553 no such user");
            store.sql.update("update delivery set bounced_at = ?, complained_at = ? where id = ?", NOW, NOW, first + 3);
            store.sql.update("insert into delivery_receipt values (?, 'BOUNCED', ?, '5.1.2', null)", first + 3, NOW);
            store.sql.update("update delivery set bounced_at = ? where id = ?", NOW, first + 4);
            store.sql.update("insert into delivery_receipt values (?, 'BOUNCED', ?, '5.2.2', null)", first + 4, NOW);
            store.sql.update(
                    "insert into campaign_counter (campaign_id, execution_id, shard, sent, failed, hard_bounces) values (?, ?, 30, -3, 3, 5)",
                    DeliveryFixture.CAMPAIGN,
                    run);
            store.sql.update(
                    "insert into suppression values ('abc', 'EMAIL', 'UNSUBSCRIBED', ?, ?)",
                    DeliveryFixture.CAMPAIGN,
                    NOW);

            upgrade(store, dialect);

            store.sql.update("delete from campaign_hour"); // not what this is about: three of them were sent at first
            Map<Counter, Long> counted = new Counters(store.sql).ofCampaign(DeliveryFixture.CAMPAIGN);
            assertThat(counted)
                    .containsEntry(Counter.HARD_BOUNCES, 3L)
                    .containsEntry(Counter.SOFT_BOUNCES, 1L)
                    .containsEntry(Counter.BOUNCED, 2L)
                    .containsEntry(Counter.COMPLAINTS, 1L)
                    .containsEntry(Counter.UNSUBSCRIBES, 1L);
            assertThat(store.differences())
                    .filteredOn(difference -> difference.hour() == null)
                    .isEmpty();
        }
    }

    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

    private static void failed(DeliveryFixture store, long id, String code, String text) {
        store.sql.update(
                "update delivery set state = 'FAILED', reply_code = ?, reply_text = ? where id = ?", code, text, id);
    }

    private static void upgrade(DeliveryFixture store, Dialect dialect) throws IOException {
        String name = "/db/migration/" + dialect.folder() + "/V36__figures_of_lasting_facts.sql";
        try (InputStream script = FiguresOfBeforeTest.class.getResourceAsStream(name)) {
            String sql = new String(script.readAllBytes(), StandardCharsets.UTF_8).replaceAll("--[^\n]*", "");
            Arrays.stream(sql.split(";")).filter(each -> !each.isBlank()).forEach(store.sql::update);
        }
    }
}
