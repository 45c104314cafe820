package io.outbound.execution;

import io.outbound.log.LogFixture;
import io.outbound.settings.Settings;
import io.outbound.store.IdSource;
import io.outbound.store.Sql;
import io.outbound.template.FrozenContents;
import java.time.Clock;

/** The real acceptance of runs on a test's database; nobody waits for deliveries. */
public final class Acceptances {

    private Acceptances() {}

    public static ExecutionRequests on(Sql sql, Clock clock, Settings settings) {
        return new ExecutionRequests(
                new NewExecutions(sql, new FrozenContents(sql), clock),
                new IdSource(),
                settings,
                LogFixture.observedBy(waiting -> {}));
    }
}
