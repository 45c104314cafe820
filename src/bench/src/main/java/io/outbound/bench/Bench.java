package io.outbound.bench;

import io.outbound.bench.campaign.CampaignHeapBench;
import io.outbound.bench.campaign.CampaignSendBench;
import io.outbound.bench.raw.RawSendBench;
import io.outbound.bench.trigger.TriggerRateBench;
import io.outbound.bench.trigger.TriggerUnderBroadcastBench;

/** Entry of {@code src/bench/run}: the name of one benchmark and its arguments. */
public final class Bench {

    private static final String USAGE = """
            usage: src/bench/run NAME [arguments]
              raw-send                        the raw sender alone: what the sink and the machine can do
              campaign-send [PEOPLE PAIRS]    a campaign's rate beside the raw sender (50000, 3)
              campaign-heap [SMALL LARGE]     live heap by audience (10000, 200000)
              trigger-rate [SECONDS ROUNDS]   triggers beside two trivial resources on the same server (10, 3)
              trigger-under-broadcast [PEOPLE CALLS PAIRS]
                                              departure of triggers, idle and during a broadcast (100000, 400, 3)
            """;

    private Bench() {}

    public static void main(String[] arguments) {
        try {
            run(arguments);
            System.exit(0);
        } catch (Exception e) {
            e.printStackTrace();
            System.exit(1); // threads of a load that broke off would keep it alive
        }
    }

    private static void run(String[] arguments) throws Exception {
        String name = arguments.length == 0 ? "" : arguments[0];
        switch (name) {
            case "raw-send" -> RawSendBench.run();
            case "campaign-send" -> CampaignSendBench.run(number(arguments, 1, 50_000), number(arguments, 2, 3));
            case "campaign-heap" -> CampaignHeapBench.run(number(arguments, 1, 10_000), number(arguments, 2, 200_000));
            case "trigger-rate" -> TriggerRateBench.run(number(arguments, 1, 10), number(arguments, 2, 3));
            case "trigger-under-broadcast" ->
                TriggerUnderBroadcastBench.run(
                        number(arguments, 1, 100_000), number(arguments, 2, 400), number(arguments, 3, 3));
            default -> System.out.print(USAGE);
        }
    }

    private static int number(String[] arguments, int index, int otherwise) {
        return arguments.length > index ? Integer.parseInt(arguments[index]) : otherwise;
    }
}
