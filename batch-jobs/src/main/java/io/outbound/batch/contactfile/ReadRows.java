package io.outbound.batch.contactfile;

import io.outbound.audience.FileClaim;
import io.outbound.audience.HeldFiles;
import io.outbound.audience.ImportChunk;
import io.outbound.audience.ImportChunks;
import io.outbound.audience.ImportReading;
import jakarta.annotation.Resource;
import jakarta.batch.api.chunk.AbstractItemReader;
import jakarta.batch.runtime.context.JobContext;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.Serializable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/**
 * Reads the file on from what is stored; one item is some thousand rows. The next item is read and checked while the
 * database takes the last one.
 */
@Dependent
@Named("readRows")
public class ReadRows extends AbstractItemReader {

    @Resource
    private ManagedExecutorService executor;

    private JobContext job;
    private ImportChunks chunks;
    private HeldFiles held;
    private FileClaim claim;
    private ImportReading reading;
    private Future<ImportChunk> next;

    public ReadRows() {}

    @Inject
    public ReadRows(JobContext job, ImportChunks chunks, HeldFiles held) {
        this.job = job;
        this.chunks = chunks;
        this.held = held;
    }

    @Override
    public void open(Serializable checkpoint) {
        claim = ClaimOfFile.of(job);
        reading = chunks.open(claim);
        next = executor.submit(() -> chunks.next(reading));
    }

    @Override
    public Object readItem() throws InterruptedException, ExecutionException {
        if (!held.holds(claim)) {
            return null;
        }
        ImportChunk chunk = next.get();
        if (chunk.isEmpty()) {
            return null;
        }
        next = executor.submit(() -> chunks.next(reading));
        return chunk;
    }

    @Override
    public void close() throws IOException, InterruptedException {
        if (next == null) {
            return;
        }
        try {
            next.get();
        } catch (ExecutionException e) {
            // whoever needed what it should have read was told
        } finally {
            reading.close();
        }
    }
}
