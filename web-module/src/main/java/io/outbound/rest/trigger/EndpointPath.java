package io.outbound.rest.trigger;

import io.outbound.campaign.CampaignMode;

/** Which endpoint takes calls for campaigns of a mode; below {@code /api}. */
final class EndpointPath {

    private EndpointPath() {}

    static String of(CampaignMode mode) {
        return mode == CampaignMode.HIGH_THROUGHPUT ? "im/executions/highthroughput" : "im/executions/unitary";
    }
}
