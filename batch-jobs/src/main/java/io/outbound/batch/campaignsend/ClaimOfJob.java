package io.outbound.batch.campaignsend;

import io.outbound.execution.Claim;
import jakarta.batch.runtime.context.JobContext;
import java.util.Properties;
import java.util.UUID;

/** The claim that a job works for, as its properties say. */
final class ClaimOfJob {

    private ClaimOfJob() {}

    static Claim of(JobContext job) {
        Properties properties = job.getProperties();
        return new Claim(
                UUID.fromString(properties.getProperty("executionId")),
                Long.parseLong(properties.getProperty("fence")));
    }
}
