package io.outbound.bench.trigger;

import io.outbound.bench.Machine;
import io.outbound.bench.Median;
import io.outbound.bench.Workbench;
import io.outbound.bench.product.CampaignKit;
import io.outbound.bench.sink.BulkSink;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * P8: how long triggered messages wait from their acceptance until they depart, idle and while a broadcast is sent, as a
 * ratio. A steady trickle of calls, so that it is not their own number that makes them wait.
 */
public final class TriggerUnderBroadcastBench {

    private static final int WARM_UP_CALLS = 500;
    private static final long PAUSE_MILLIS = 15;

    private final Workbench bench;
    private final BulkSink sink;
    private final CampaignKit kit;
    private final String list;
    private final String slug;
    private final int people;
    private final int calls;

    private TriggerUnderBroadcastBench(Workbench bench, BulkSink sink, int people, int calls) throws Exception {
        this.bench = bench;
        this.sink = sink;
        this.people = people;
        this.calls = calls;
        this.kit = new CampaignKit(bench.api());
        this.list = kit.listOf(people, "person", bench.folder());
        this.slug = TriggerCalls.liveCampaign(bench.api(), kit);
    }

    /** @param people in the audience of each broadcast; it must take longer than the calls */
    public static void run(int people, int calls, int pairs) throws Exception {
        System.out.println(Machine.describe());
        try (BulkSink sink = BulkSink.start();
                Workbench bench = new Workbench(sink).startProduct()) {
            System.out.println(bench.postgres().describe());
            new TriggerUnderBroadcastBench(bench, sink, people, calls).measure(pairs);
        }
    }

    private void measure(int pairs) throws Exception {
        departures(WARM_UP_CALLS);
        List<Double> ratios = new ArrayList<>();
        for (int i = 1; i <= pairs; i++) {
            Waits idle = departures(calls);
            UUID campaign = kit.draft(list, "Broadcast " + i);
            sink.reset();
            kit.finish(campaign);
            while (sink.messages() < people / 100) {
                Thread.sleep(20);
            }
            Waits busy = departures(calls);
            boolean stillRuns = kit.campaign(campaign).getString("status").equals("RUNNING");
            ratios.add(busy.p99() / idle.p99());
            System.out.printf(
                    Locale.ROOT,
                    "pair %d: idle %s; during a broadcast%s %s; ratio of p99 %.2f%n",
                    i,
                    idle,
                    stillRuns ? "" : " THAT ENDED TOO EARLY",
                    busy,
                    ratios.get(ratios.size() - 1));
            while (kit.campaign(campaign).getString("status").equals("RUNNING")) {
                Thread.sleep(250);
            }
        }
        System.out.printf(
                Locale.ROOT,
                "departure p99 of a trigger during a broadcast / idle: %.2f (median of %d; goal P8 <= 2)%n",
                Median.of(ratios),
                pairs);
    }

    private Waits departures(int number) throws Exception {
        long before = last();
        try (KeptOpenClient client =
                new KeptOpenClient(bench.port(), "/outbound/api/im/executions/unitary", bench.key())) {
            for (int i = 0; i < number; i++) {
                client.post(TriggerCalls.body(slug));
                Thread.sleep(PAUSE_MILLIS);
            }
        }
        return waits(before, number);
    }

    /** From the acceptance to the first byte, in milliseconds. */
    private record Waits(double p50, double p99) {

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "p50 %.1f ms, p99 %.1f ms", p50, p99);
        }
    }

    private long last() throws SQLException {
        try (Connection connection = bench.postgres().connect();
                PreparedStatement query = connection.prepareStatement("select coalesce(max(id), 0) from delivery");
                ResultSet row = query.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private Waits waits(long after, int number) throws Exception {
        try (Connection connection = bench.postgres().connect();
                PreparedStatement query = connection.prepareStatement(
                        "select count(*), percentile_cont(0.5) within group (order by ms), percentile_cont(0.99) within group (order by ms)"
                                + " from (select extract(epoch from departed_at - accepted_at) * 1000 as ms from delivery"
                                + " where unitary and id > ? and departed_at is not null) waits")) {
            query.setLong(1, after);
            while (true) {
                try (ResultSet row = query.executeQuery()) {
                    row.next();
                    if (row.getInt(1) == number) {
                        return new Waits(row.getDouble(2), row.getDouble(3));
                    }
                }
                Thread.sleep(100);
            }
        }
    }
}
