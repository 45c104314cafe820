package io.outbound.bench.campaign;

import io.outbound.bench.Machine;
import io.outbound.bench.Median;
import io.outbound.bench.Workbench;
import io.outbound.bench.product.CampaignKit;
import io.outbound.bench.raw.RawSendBench;
import io.outbound.bench.raw.RawSendBench.Sending;
import io.outbound.bench.raw.RawSenderProcess;
import io.outbound.bench.sink.BulkSink;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** P1: the send rate of a campaign as a ratio to the raw sender on the same sink, alternating. */
public final class CampaignSendBench {

    private static final int CONNECTIONS = 64;
    private static final int BYTES = 5_000;

    private CampaignSendBench() {}

    /** @param people in the audience of each round */
    public static void run(int people, int pairs) throws Exception {
        System.out.println(Machine.describe());
        try (BulkSink sink = BulkSink.start();
                Workbench bench = new Workbench(sink).startProduct();
                RawSenderProcess raw = new RawSenderProcess(sink.port(), CONNECTIONS, BYTES)) {
            System.out.println(bench.postgres().describe());
            CampaignKit kit = new CampaignKit(bench.api());
            String list = kit.listOf(people, "person", bench.folder());
            CampaignRound round = new CampaignRound(bench, kit, sink);
            System.out.println("warm-up: raw " + RawSendBench.measure(sink, raw, people) + "; campaign "
                    + round.send(list, people));
            List<Double> ratios = new ArrayList<>();
            for (int i = 1; i <= pairs; i++) {
                Sending anchor = RawSendBench.measure(sink, raw, people);
                Sending campaign = round.send(list, people);
                ratios.add(campaign.perSecond() / anchor.perSecond());
                System.out.printf(
                        Locale.ROOT,
                        "pair %d: campaign %s; raw Angus %s; ratio %.2f%n",
                        i,
                        campaign,
                        anchor,
                        ratios.get(ratios.size() - 1));
            }
            System.out.printf(
                    Locale.ROOT,
                    "campaign send / raw Angus: %.2f (median of %d; goal P1 >= 0.45, aim 0.60; CPU goal <= 120 µs)%n",
                    Median.of(ratios),
                    pairs);
        }
    }
}
