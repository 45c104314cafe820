package io.outbound.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LostConnectionsTest {

    /** Hands out connections that the database has ended, and then living ones. */
    private static final class Pool extends Database {

        private final TestDatabase database = TestDatabase.of(Dialect.POSTGRESQL);
        private final Deque<Connection> dead = new ArrayDeque<>();
        private boolean inTransaction;

        @Override
        public Connection connection() throws SQLException {
            return dead.isEmpty() ? database.connection() : dead.pop();
        }

        @Override
        boolean isInTransaction() {
            return inTransaction;
        }

        void holdDead(int number) throws SQLException {
            for (int i = 0; i < number; i++) {
                dead.push(database.connection());
            }
            try (Connection own = database.connection()) {
                own.createStatement()
                        .execute("select pg_terminate_backend(pid) from pg_stat_activity"
                                + " where datname = current_database() and pid <> pg_backend_pid()");
            }
        }
    }

    private final Pool pool = new Pool();

    @BeforeEach
    void connectionsEnd() throws SQLException {
        pool.holdDead(5);
    }

    @AfterEach
    void close() {
        pool.database.close();
    }

    @Test
    void whoeverAsksIsAnsweredThoughThePoolHandsOutOneDeadConnectionAfterAnother() {
        assertThat(new Sql(pool).count("select 42")).isEqualTo(42);
        assertThat(pool.dead).isEmpty();
    }

    @Test
    void insideATransactionNothingIsTriedAgainBecauseItHasOneConnection() {
        pool.inTransaction = true;
        assertThatThrownBy(() -> new Sql(pool).count("select 42"))
                .satisfies(e -> assertThat(StoreFault.isLostConnection(e)).isTrue());
        assertThat(pool.dead).hasSize(4);
    }

    @Test
    void whatIsNotTheConnectionsFaultIsSaidAtOnce() {
        pool.dead.clear();
        assertThatThrownBy(() -> LostConnections.bear(() -> new Sql(pool).count("select 1 / 0")))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("22012");
    }
}
