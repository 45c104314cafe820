package io.outbound.audience;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/**
 * Brings the files in this node's home and the imports in the database together: says which files are here, gives up
 * imports whose file is on no node that runs, and removes files that no import needs any more. Every node may.
 */
@ApplicationScoped
public class SpoolCare {

    /** A node that is started anew is back sooner. */
    static final Duration LOST = Duration.ofMinutes(15);

    /** A file that somebody is just sending is written to more often. */
    static final Duration IDLE = Duration.ofHours(1);

    private static final Logger LOG = System.getLogger(SpoolCare.class.getName());
    private static final String REASON =
            "OUT-0046 No node that runs has the uploaded file. Resume the import when the node"
                    + " that took it in is back, or send the file again.";

    private Spool spool;
    private FileJobs jobs;
    private Clock clock;

    protected SpoolCare() {}

    @Inject
    public SpoolCare(Spool spool, FileJobs jobs, Clock clock) {
        this.spool = spool;
        this.jobs = jobs;
        this.clock = clock;
    }

    /** Outside any transaction; to be called about once a minute. */
    public void look() {
        Set<UUID> here = spool.ids();
        jobs.seen(here);
        int lost = jobs.loseUnseen(LOST, REASON);
        if (lost > 0) {
            LOG.log(Level.WARNING, "{0} ({1} imports)", REASON, lost);
        }
        removeOrphans(here);
    }

    private void removeOrphans(Set<UUID> here) {
        Set<UUID> orphans = new HashSet<>(here);
        orphans.removeIf(id -> !spool.isUntouchedSince(id, clock.instant().minus(IDLE)));
        orphans.removeAll(jobs.unfinished(orphans));
        orphans.forEach(spool::discard);
    }
}
