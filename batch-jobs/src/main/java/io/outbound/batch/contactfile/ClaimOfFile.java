package io.outbound.batch.contactfile;

import io.outbound.audience.FileClaim;
import jakarta.batch.runtime.context.JobContext;
import java.util.Properties;
import java.util.UUID;

/** The claim that a job works for, as its properties say. */
final class ClaimOfFile {

    private ClaimOfFile() {}

    static FileClaim of(JobContext job) {
        Properties properties = job.getProperties();
        return new FileClaim(
                UUID.fromString(properties.getProperty("fileId")), Long.parseLong(properties.getProperty("fence")));
    }
}
