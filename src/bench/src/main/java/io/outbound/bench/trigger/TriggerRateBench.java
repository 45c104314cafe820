package io.outbound.bench.trigger;

import io.outbound.bench.Machine;
import io.outbound.bench.Median;
import io.outbound.bench.Workbench;
import io.outbound.bench.anchor.AnchorWar;
import io.outbound.bench.product.CampaignKit;
import io.outbound.bench.sink.BulkSink;
import io.outbound.bench.trigger.Load.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** P5: accepted standard triggers a second as a ratio to a trivial POST, and to a POST that stores one row. */
public final class TriggerRateBench {

    private static final int CLIENTS = 32;
    private static final int WARM_UP_SECONDS = 30;

    private TriggerRateBench() {}

    /** @param seconds of each round; the warm-up takes half a minute of each of the three at least */
    public static void run(int seconds, int pairs) throws Exception {
        System.out.println(Machine.describe());
        Path war = AnchorWar.write(Files.createTempDirectory("outbound-anchor"));
        try (BulkSink sink = BulkSink.start();
                Workbench bench = new Workbench(sink)) {
            createAnchorTable(bench);
            bench.startProduct("--deploy", war.toString());
            System.out.println(bench.postgres().describe());
            String campaign = TriggerCalls.liveCampaign(bench.api(), new CampaignKit(bench.api()));
            Supplier<String> bodies = () -> TriggerCalls.body(campaign);
            Load load = new Load(bench.port(), CLIENTS, bench.key());
            List<Double> toTrivial = new ArrayList<>();
            List<Double> toInsert = new ArrayList<>();
            for (int i = 0; i <= pairs; i++) {
                int time = i == 0 ? Math.max(seconds, WARM_UP_SECONDS) : seconds;
                Outcome trivial = load.on("/anchor/api/trivial", bodies, time);
                Outcome insert = load.on("/anchor/api/insert", bodies, time);
                Outcome trigger = load.on("/outbound/api/im/executions/unitary", bodies, time);
                System.out.println((i == 0 ? "warm-up" : "round " + i) + ": trigger " + trigger + "; trivial POST "
                        + trivial + "; POST + one insert " + insert);
                awaitSent(sink);
                if (i > 0) {
                    toTrivial.add(trigger.perSecond() / trivial.perSecond());
                    toInsert.add(trigger.perSecond() / insert.perSecond());
                }
            }
            System.out.printf(
                    Locale.ROOT,
                    "trigger / trivial POST: %.2f; trigger / POST + one insert: %.2f (medians of %d; goal P5 >= 1.2)%n",
                    Median.of(toTrivial),
                    Median.of(toInsert),
                    pairs);
        }
    }

    private static void createAnchorTable(Workbench bench) throws Exception {
        try (Connection connection = bench.postgres().connect();
                Statement statement = connection.createStatement()) {
            statement.execute("create schema if not exists outbound");
            statement.execute("create table anchor_row (id uuid primary key, content varchar(4000))");
        }
    }

    /** The next round starts on an idle machine. */
    private static void awaitSent(BulkSink sink) throws InterruptedException {
        long before;
        do {
            before = sink.messages();
            Thread.sleep(1_000);
        } while (sink.messages() > before);
    }
}
