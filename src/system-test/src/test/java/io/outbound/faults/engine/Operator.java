package io.outbound.faults.engine;

import io.outbound.delivery.InDoubt;
import io.outbound.execution.ExecutionRequests;
import io.outbound.execution.RunHalts;
import io.outbound.execution.Snapshot;
import io.outbound.kernel.ChannelId;
import io.outbound.kernel.DomainException;
import io.outbound.security.Actor;
import io.outbound.store.Database;
import io.outbound.store.StoreException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;

/** Somebody at the console of another node: halts, resumes and launches by the product's own use cases. */
public final class Operator implements AutoCloseable {

    private static final int POOL = 60;

    private final PooledDatabase database;
    private final Wiring wiring = new Wiring();
    private final Runs runs;

    public Operator(EngineBench bench) {
        database = new PooledDatabase(bench.postgres().url() + "?ApplicationName=operator", POOL);
        runs = bench.runs();
        wiring.give(Database.class, database).give(Clock.class, Clock.systemUTC());
    }

    /** @return whether it was still to be halted */
    public boolean halt(Broadcast run) throws SQLException {
        RunHalts halts = wiring.get(RunHalts.class);
        database.inTransaction(() -> {
            halts.halt(run.campaign());
            return null;
        });
        halts.takeBackUnsent(run.campaign());
        return runs.state(run).equals("HALTED");
    }

    public void resume(Broadcast run) throws SQLException {
        RunHalts halts = wiring.get(RunHalts.class);
        database.inTransaction(() -> {
            halts.resume(run.campaign(), snapshot(run), Duration.ZERO);
            return null;
        });
    }

    /** @return whether this call made the run */
    public boolean launch(Broadcast run) {
        ExecutionRequests requests = wiring.get(ExecutionRequests.class);
        try {
            return database.inTransaction(
                    () -> requests.requestBroadcast(run.campaign(), "1", snapshot(run), Actor.SYSTEM) != null);
        } catch (StoreException | DomainException refused) {
            return false;
        }
    }

    private Snapshot snapshot(Broadcast run) {
        return new Snapshot(
                ChannelId.EMAIL,
                Runs.TEMPLATE,
                1,
                Runs.CONTENT,
                "Shop",
                "shop@example.org",
                runs.audience(run.people()),
                InDoubt.HOLD,
                Duration.ofDays(1),
                null);
    }

    @Override
    public void close() throws SQLException {
        wiring.close();
        database.close();
    }
}
