package io.outbound.bench.campaign;

import io.outbound.bench.Machine;
import io.outbound.bench.Workbench;
import io.outbound.bench.product.CampaignKit;
import io.outbound.bench.product.LiveHeap;
import io.outbound.bench.sink.BulkSink;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** P7: the live heap while a campaign runs, for a small and a large audience. */
public final class CampaignHeapBench {

    private CampaignHeapBench() {}

    public static void run(int small, int large) throws Exception {
        System.out.println(Machine.describe());
        try (BulkSink sink = BulkSink.start();
                Workbench bench = new Workbench(sink).startProduct()) {
            CampaignKit kit = new CampaignKit(bench.api());
            String few = kit.listOf(small, "few", bench.folder());
            String many = kit.listOf(large, "many", bench.folder());
            new CampaignRound(bench, kit, sink).send(few, small);
            System.out.printf(
                    Locale.ROOT,
                    "idle: %.0f MB%n",
                    LiveHeap.megabytes(bench.product().pid()));
            double base = peak(bench, kit, sink, few, small);
            double grown = peak(bench, kit, sink, many, large);
            System.out.printf(
                    Locale.ROOT,
                    "live heap, %,d / %,d recipients: %.2f (goal P7 <= 1.5)%n",
                    large,
                    small,
                    grown / base);
        }
    }

    private static double peak(Workbench bench, CampaignKit kit, BulkSink sink, String list, int people)
            throws Exception {
        UUID campaign = kit.draft(list, people + " people");
        sink.reset();
        kit.finish(campaign);
        List<Double> looks = new ArrayList<>();
        while (kit.campaign(campaign).getString("status").equals("RUNNING")) {
            double live = LiveHeap.megabytes(bench.product().pid());
            if (sink.messages() > 0) {
                looks.add(live);
            }
            Thread.sleep(200);
        }
        double peak = looks.stream().mapToDouble(d -> d).max().orElse(Double.NaN);
        System.out.printf(
                Locale.ROOT, "%,d recipients: %.0f MB live at most, in %d looks%n", people, peak, looks.size());
        return peak;
    }
}
