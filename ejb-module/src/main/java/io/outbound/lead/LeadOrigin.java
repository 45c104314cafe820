package io.outbound.lead;

/** How a lead came in; each way has its own switch of the rule against duplicates. */
public enum LeadOrigin {
    API,
    CONSOLE,
    IMPORT
}
