package io.outbound.batch.contactfile;

import io.outbound.audience.FileQueue;
import jakarta.batch.api.listener.AbstractJobListener;
import jakarta.batch.runtime.context.JobContext;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** However the job ends, its claim does not outlive it. */
@Dependent
@Named("releaseFile")
public class ReleaseFile extends AbstractJobListener {

    private JobContext job;
    private FileQueue queue;

    public ReleaseFile() {}

    @Inject
    public ReleaseFile(JobContext job, FileQueue queue) {
        this.job = job;
        this.queue = queue;
    }

    @Override
    public void afterJob() {
        queue.release(ClaimOfFile.of(job));
    }
}
