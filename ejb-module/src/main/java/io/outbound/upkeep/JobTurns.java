package io.outbound.upkeep;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Duration;

/** Lets one node at a time have its turn with a job. The database's time decides. */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class JobTurns {

    private JobTimes times;

    protected JobTurns() {}

    @Inject
    public JobTurns(JobTimes times) {
        this.times = times;
    }

    /**
     * Takes the turn if it is due. A job that dies in the middle goes on with its next turn.
     *
     * @param every how long until the next one; the first is due at once
     */
    public boolean take(String job, Duration every) {
        return times.move(job, every);
    }
}
