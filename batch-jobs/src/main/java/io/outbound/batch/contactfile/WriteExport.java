package io.outbound.batch.contactfile;

import io.outbound.audience.ExportWork;
import io.outbound.audience.FileClaim;
import jakarta.batch.api.AbstractBatchlet;
import jakarta.batch.runtime.context.JobContext;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** Finds out which columns the file has, then writes a thousand contacts in each transaction until none is left. */
@Dependent
@Named("writeExport")
public class WriteExport extends AbstractBatchlet {

    private JobContext job;
    private ExportWork work;

    public WriteExport() {}

    @Inject
    public WriteExport(JobContext job, ExportWork work) {
        this.job = job;
        this.work = work;
    }

    @Override
    public String process() {
        FileClaim claim = ClaimOfFile.of(job);
        work.plan(claim);
        while (work.writeNext(claim)) {
            // each is a transaction of its own
        }
        return "WRITTEN";
    }
}
