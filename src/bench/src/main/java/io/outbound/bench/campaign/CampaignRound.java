package io.outbound.bench.campaign;

import io.outbound.bench.Workbench;
import io.outbound.bench.product.CampaignKit;
import io.outbound.bench.raw.RawSendBench.Sending;
import io.outbound.bench.sink.Sink;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;

/** One campaign from its launch until it is DONE. */
final class CampaignRound {

    private final Workbench bench;
    private final CampaignKit kit;
    private final Sink sink;

    CampaignRound(Workbench bench, CampaignKit kit, Sink sink) {
        this.bench = bench;
        this.kit = kit;
        this.sink = sink;
    }

    Sending send(String list, int people) throws IOException, InterruptedException {
        UUID campaign = kit.draft(list, "Round");
        sink.reset();
        Duration before = bench.product().cpu();
        kit.finish(campaign);
        awaitDone(campaign);
        Duration cpu = bench.product().cpu().minus(before);
        if (sink.uniqueIds() != people || sink.messages() != people) {
            throw new IllegalStateException("the sink took " + sink.messages() + " messages, " + sink.uniqueIds()
                    + " ids, of " + people + ": " + kit.campaign(campaign));
        }
        return new Sending(people / sink.seconds(), cpu.toNanos() / 1e3 / people);
    }

    private void awaitDone(UUID campaign) throws IOException, InterruptedException {
        JsonObject seen = kit.campaign(campaign);
        while (seen.getString("status").equals("RUNNING")) {
            Thread.sleep(250);
            seen = kit.campaign(campaign);
        }
        if (!seen.getString("status").equals("DONE")) {
            throw new IllegalStateException("the campaign ended as " + seen);
        }
    }
}
