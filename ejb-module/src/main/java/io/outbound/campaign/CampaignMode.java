package io.outbound.campaign;

/** Which of the two trigger endpoints an API-triggered campaign answers on (seed 1.11). */
public enum CampaignMode {
    STANDARD,
    HIGH_THROUGHPUT
}
