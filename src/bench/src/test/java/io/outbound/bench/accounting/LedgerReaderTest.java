package io.outbound.bench.accounting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.outbound.bench.accounting.LedgerRow.State;
import io.outbound.bench.product.DurablePostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.Comparator;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On the product's own schema: a column that is renamed there must not leave the accounting blind. */
class LedgerReaderTest {

    private static final Path MIGRATIONS = Path.of("../../ejb-module/src/main/resources/db/migration/postgresql");
    private static final UUID CAMPAIGN = new UUID(0, 1);
    private static final UUID EXECUTION = new UUID(0, 2);

    @TempDir
    Path folder;

    @Test
    void readsWhatTheProductWrites() throws Exception {
        try (DurablePostgres postgres = DurablePostgres.start(folder.resolve("pg"));
                Connection connection = postgres.connect()) {
            migrate(connection);
            fill(connection);

            Ledger ledger = new LedgerReader(connection).ofCampaign(CAMPAIGN);

            assertThat(ledger.executions())
                    .containsExactly(new ExecutionRow(EXECUTION, CAMPAIGN, "first", "RUNNING", 2));
            assertThat(ledger.rows())
                    .extracting(LedgerRow::recipient, LedgerRow::state, LedgerRow::messageId, LedgerRow::reason)
                    .containsExactlyInAnyOrder(
                            tuple("a@example.com", State.SENT, "1@here", "250"),
                            tuple("b@example.com", State.PENDING, "2@here", null));
            assertThat(ledger.rows())
                    .filteredOn(LedgerRow::doubted)
                    .extracting(LedgerRow::recipient)
                    .containsExactly("b@example.com");
            assertThat(Look.at(connection, CAMPAIGN)).contains(new Look(2, 2, 1, 1));
        }
    }

    private static void migrate(Connection connection) throws Exception {
        try (Stream<Path> files = Files.list(MIGRATIONS);
                Statement statement = connection.createStatement()) {
            for (Path script : files.filter(file -> file.toString().endsWith(".sql"))
                    .sorted(Comparator.comparingInt(LedgerReaderTest::version))
                    .toList()) {
                statement.execute(Files.readString(script));
            }
        }
    }

    private static int version(Path script) {
        String name = script.getFileName().toString();
        return Integer.parseInt(name.substring(1, name.indexOf("__")));
    }

    private static void fill(Connection connection) throws Exception {
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    "insert into campaign (id, slug, name, name_key, type, channel, status, launch_type, in_doubt, created_at,"
                            + " created_by, modified_at, modified_by) values ('" + CAMPAIGN
                            + "', 's', 'S', 's', 'BROADCAST', 'EMAIL', 'RUNNING', 'NOW', 'HOLD', now(), 'me', now(), 'me')");
            statement.execute(
                    "insert into content (template_id, template_version) values ('" + new UUID(0, 3) + "', 1)");
            statement.execute(
                    "insert into execution (id, public_id, campaign_id, kind, occurrence, state, expanded, targeted, channel,"
                            + " template_id, template_version, in_doubt, ttl_seconds, requested_by, created_at) values ('"
                            + EXECUTION + "', 'CMA-1', '" + CAMPAIGN
                            + "', 'BROADCAST', 'first', 'RUNNING', true, 2, 'EMAIL', '" + new UUID(0, 3)
                            + "', 1, 'HOLD', 60, 'me', now())");
            delivery(statement, "a@example.com", "SENT", "<1@here>", "'250'");
            delivery(statement, "b@example.com", "PENDING", "<2@here>", "null");
            statement.execute("insert into delivery_attempt (delivery_id, number, at, result)"
                    + " select id, 1, now(), 'UNKNOWN' from delivery where state = 'PENDING'");
        }
    }

    private static void delivery(Statement statement, String address, String state, String messageId, String code)
            throws Exception {
        statement.execute(
                "insert into delivery (execution_id, channel, recipient_key, address, state, message_id, reply_code, accepted_at)"
                        + " values ('" + EXECUTION + "', 'EMAIL', '" + address + "', '" + address + "', '" + state
                        + "', '" + messageId + "', " + code + ", now())");
    }
}
