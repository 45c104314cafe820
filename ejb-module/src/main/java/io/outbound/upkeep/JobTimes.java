package io.outbound.upkeep;

import io.outbound.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;

/** The table of turns. */
@ApplicationScoped
public class JobTimes {

    private Sql sql;

    protected JobTimes() {}

    @Inject
    public JobTimes(Sql sql) {
        this.sql = sql;
    }

    /** @return whether the job was due: then it is due again after {@code every} */
    boolean move(String job, Duration every) {
        sql.update("insert into job_turn (job, next_at) values (?, now()) on conflict do nothing", job);
        return sql.update(
                        "update job_turn set next_at = now() + cast(? as integer) * interval '1' second where job = ? and next_at <= now()",
                        every.toSeconds(),
                        job)
                > 0;
    }
}
