package io.outbound.batch.contactfile;

import io.outbound.audience.ImportChunks;
import jakarta.batch.api.AbstractBatchlet;
import jakarta.batch.runtime.context.JobContext;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** Everything is read, or the claim was lost. */
@Dependent
@Named("finishImport")
public class FinishImport extends AbstractBatchlet {

    private JobContext job;
    private ImportChunks chunks;

    public FinishImport() {}

    @Inject
    public FinishImport(JobContext job, ImportChunks chunks) {
        this.job = job;
        this.chunks = chunks;
    }

    @Override
    public String process() {
        chunks.finish(ClaimOfFile.of(job));
        return "FINISHED";
    }
}
