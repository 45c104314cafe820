package io.outbound.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.outbound.bench.Workbench;
import io.outbound.bench.accounting.Account;
import io.outbound.bench.accounting.Checker;
import io.outbound.bench.accounting.Ledger;
import io.outbound.bench.accounting.LedgerReader;
import io.outbound.bench.accounting.LedgerRow.State;
import io.outbound.bench.accounting.Run;
import io.outbound.bench.product.CampaignKit;
import io.outbound.bench.product.FreePort;
import io.outbound.bench.product.OutboundProcess;
import io.outbound.bench.sink.Journal;
import io.outbound.bench.sink.SmtpSink;
import io.outbound.scale.Scale;
import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A campaign in flight, SIGKILL once while its audience is resolved and {@link Scale#kills} times while it is sent. */
class KillNineIT {

    private static final int KILLS = Scale.kills();
    private static final int PEOPLE = Math.max(20_000, KILLS * 3_000);
    private static final int CONNECTIONS = 16;
    private static final double FIRST_AT = 0.12;
    private static final double LAST_AT = 0.8;
    private static final Duration DELAY_OF_THE_250 = Duration.ofMillis(8);

    @TempDir
    Path folder;

    @Test
    void nothingIsLostAndEveryDoubtIsListedAfterKillsInTheMiddleOfACampaign() throws Exception {
        Path journal = folder.resolve("sink-journal");
        try (SmtpSink sink = SmtpSink.configure()
                        .journal(journal)
                        .delay(DELAY_OF_THE_250)
                        .start();
                Workbench bench = new Workbench(
                        sink,
                        FreePort.find(),
                        Scale.home("kill-nine"),
                        Map.of("OUTBOUND_EMAIL_SMTP_CONNECTIONS", String.valueOf(CONNECTIONS)));
                Connection database = bench.postgres().connect()) {
            start(bench);
            CampaignKit kit = new CampaignKit(bench.api());
            UUID campaign = kit.draft(kit.listOf(PEOPLE, "person", folder), "Killed again and again");
            killWhileTheAudienceIsResolved(bench, database, kit, campaign, sink);

            Watch watch = new Watch(database, campaign);
            for (int kill = 0; kill < KILLS; kill++) {
                watch.until(FIRST_AT + (LAST_AT - FIRST_AT) * kill / Math.max(1, KILLS - 1));
                bench.product().kill9();
                watch.rememberTheSent();
                assertThat(watch.share()).as("settled at the kill").isBetween(0.1, 0.9);
                start(bench);
            }
            JsonObject done = watch.untilItEnded(kit);

            Ledger ledger = new LedgerReader(database).ofCampaign(campaign);
            Account account = new Checker(
                            ledger,
                            Journal.read(journal),
                            new Run(people(), CONNECTIONS, KILLS, watch.looks(), watch.everSent()))
                    .check();
            System.out.println("kill -9 x 1 while resolving, x " + KILLS + " while sending, " + sink.mostOpen()
                    + " connections: " + account.line());

            List<JsonObject> differences = differences(bench);
            Scale.print(
                    "counters after %d kill -9: %d differ from the ledger of %d messages",
                    KILLS + 1, differences.size(), PEOPLE);

            assertThat(account.breaches()).isEmpty();
            assertThat(differences).as("counters and ledger").isEmpty();
            assertThat(sink.mostOpen()).isGreaterThanOrEqualTo(8);
            assertThat(done.getString("status")).isEqualTo("DONE");
            long unknown = account.states().getOrDefault(State.UNKNOWN, 0L);
            assertThat(done.getBoolean("completedWithErrors")).isEqualTo(unknown > 0);
            assertThat(done.getJsonObject("counts").getInt("unknown")).isEqualTo((int) unknown);
            assertThat(listed(bench, campaign)).isEqualTo(named(ledger));
        }
    }

    /** A run has nobody or everybody: nothing is sent to a part of its audience. */
    private static void killWhileTheAudienceIsResolved(
            Workbench bench, Connection database, CampaignKit kit, UUID campaign, SmtpSink sink) throws Exception {
        try (SlowInsertion expansion =
                new SlowInsertion(database, "delivery", "recipient_key", "person" + PEOPLE / 2 + "@example.com")) {
            kit.finish(campaign);
            expansion.awaitTheMiddle();
            bench.product().kill9();
            expansion.awaitTheEnd();
            assertThat(expansion.rows()).as("recipients of a run half resolved").isZero();
            assertThat(sink.messages()).isZero();
        }
        start(bench);
    }

    private static void start(Workbench bench) throws Exception {
        bench.startProduct(OutboundProcess.SHORT_LIVED);
    }

    private static java.util.Set<String> people() {
        return IntStream.rangeClosed(1, PEOPLE)
                .mapToObj(i -> "person" + i + "@example.com")
                .collect(Collectors.toSet());
    }

    /** Where the product itself finds its counters unlike its ledger. */
    private static List<JsonObject> differences(Workbench bench) throws Exception {
        return bench.api()
                .get("v1/statistics/recount")
                .getJsonArray("differences")
                .getValuesAs(JsonObject.class);
    }

    /** Every doubt by name, as the API shows it. */
    /** On however many pages. */
    private static List<String> listed(Workbench bench, UUID campaign) throws Exception {
        String path = "v1/campaigns/" + campaign + "/recipients?state=UNKNOWN&limit=200";
        List<String> names = new ArrayList<>();
        String after = "";
        do {
            JsonObject page = bench.api().get(path + after);
            page.getJsonArray("items")
                    .getValuesAs(JsonObject.class)
                    .forEach(item -> names.add(item.getString("recipient")));
            String cursor = page.getString("nextCursor", "");
            after = cursor.isEmpty() ? "" : "&cursor=" + cursor;
        } while (!after.isEmpty());
        return names.stream().sorted().toList();
    }

    private static List<String> named(Ledger ledger) {
        return ledger.rows().stream()
                .filter(row -> row.state() == State.UNKNOWN)
                .map(row -> row.address())
                .sorted()
                .toList();
    }
}
