package io.outbound.batch.contactfile;

import io.outbound.audience.ImportChunk;
import io.outbound.audience.ImportChunks;
import jakarta.batch.api.chunk.AbstractItemWriter;
import jakarta.batch.runtime.context.JobContext;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** Stores what was read, in the chunk's transaction. */
@Dependent
@Named("storeRows")
public class StoreRows extends AbstractItemWriter {

    private JobContext job;
    private ImportChunks chunks;

    public StoreRows() {}

    @Inject
    public StoreRows(JobContext job, ImportChunks chunks) {
        this.job = job;
        this.chunks = chunks;
    }

    @Override
    public void writeItems(List<Object> items) {
        items.forEach(chunk -> chunks.store(ClaimOfFile.of(job), (ImportChunk) chunk));
    }
}
