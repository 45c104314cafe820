package io.outbound.audience;

import io.outbound.audience.FileJob.Kind;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Optional;

/** The hand-over of imports and exports to the batch jobs. */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class FileQueue {

    private static final int AT_ONCE = 2;

    private FileJobs jobs;
    private HeldFiles held;
    private Spool spool;

    protected FileQueue() {}

    @Inject
    public FileQueue(FileJobs jobs, HeldFiles held, Spool spool) {
        this.jobs = jobs;
        this.held = held;
        this.spool = spool;
    }

    /** An import or export that this node has taken. */
    public record Taken(Kind kind, FileClaim claim) {}

    /** The oldest that this node can do: an import needs its file, which other nodes have too when they share home. */
    public Optional<Taken> claimNext(String node) {
        if (held.all().size() >= AT_ONCE) {
            return Optional.empty();
        }
        return jobs.lockFree(node, held.all()).stream()
                .filter(free ->
                        free.kind() == Kind.EXPORT || spool.find(free.id()).isPresent())
                .findFirst()
                .map(free -> {
                    FileClaim claim = new FileClaim(free.id(), free.fence() + 1);
                    jobs.claim(claim, node);
                    return new Taken(free.kind(), claim);
                });
    }

    /** From now on its work may go on. */
    public void begin(FileClaim claim) {
        held.hold(claim);
    }

    /** The work on it has ended, well or not. */
    public void release(FileClaim claim) {
        if (held.holds(claim)) {
            held.letGo(claim);
            jobs.failed(
                    claim, "It stopped several times at the same place; the server's log says why. It can be resumed.");
        }
    }
}
