package io.outbound.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import io.outbound.store.Dialect;
import io.outbound.store.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TakingTurnsTest {

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void oneOfManyNodesHasItsTurnAndTheNextComesWhenItIsDue(Dialect dialect) {
        try (TestDatabase database = TestDatabase.of(dialect)) {
            assertThat(turns(database)).isEqualTo(1);
            assertThat(turns(database)).isZero();
            database.sql().update("update job_turn set next_at = now() - interval '1' second");
            assertThat(turns(database)).isEqualTo(1);
        }
    }

    private static long turns(TestDatabase database) {
        List<CompletableFuture<Boolean>> nodes = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            JobTimes times = new JobTimes(database.sql());
            nodes.add(CompletableFuture.supplyAsync(() -> times.move("retention", Duration.ofHours(1))));
        }
        return nodes.stream().filter(CompletableFuture::join).count();
    }
}
