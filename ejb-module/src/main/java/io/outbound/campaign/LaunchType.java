package io.outbound.campaign;

/** The method used to initiate a campaign (seed 2, "Details"). */
public enum LaunchType {
    NOW,
    MANUAL,
    SCHEDULE,
    RECURRING
}
