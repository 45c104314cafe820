package io.outbound.trigger;

import io.outbound.campaign.CampaignMode;

/** Which endpoint takes calls for campaigns of a mode; below {@code /api}. */
public final class EndpointPath {

    private EndpointPath() {}

    public static String of(CampaignMode mode) {
        return mode == CampaignMode.HIGH_THROUGHPUT ? "im/executions/highthroughput" : "im/executions/unitary";
    }
}
