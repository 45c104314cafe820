package io.outbound.faults.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every row of the matrix that this machine can do, until it has had its faults: a share of them in every build. */
class FaultMatrixIT {

    private static final Path FOLDER = Path.of("target", "faults");

    private static final Sizes SIZES = Sizes.fromProperties();
    private static final long BEGAN = System.nanoTime();
    private static Results results;
    private static Stage stage;
    private static List<Row> rows;

    @BeforeAll
    static void open() throws IOException {
        results = new Results(FOLDER.resolve(SIZES.full() ? "release.csv" : "build-" + BEGAN + ".csv"));
        stage = new Stage(FOLDER);
        rows = Matrix.on(stage);
    }

    @AfterAll
    static void print() throws Exception {
        stage.close();
        String table = new Table(results, SIZES).of(rows);
        System.out.println("Fault matrix, seed " + SIZES.seed() + "\n" + table);
        Files.writeString(FOLDER.resolve("table.md"), table);
    }

    @TestFactory
    Stream<DynamicTest> theAccountingAddsUpAfter() {
        return rows.stream()
                .filter(row -> SIZES.faults(row) > 0)
                .map(row -> DynamicTest.dynamicTest(row.name() + " " + row.fault(), () -> run(row)));
    }

    private static void run(Row row) throws Exception {
        int wanted = SIZES.faults(row);
        Results.Line sum = results.of(row);
        while (sum.tally().faults() < wanted && sum.tally().green() && !isLate()) {
            long seed = SIZES.seed(row, sum.rounds());
            long began = System.nanoTime();
            Tally tally = play(row, new Random(seed), wanted - sum.tally().faults());
            results.add(row, tally, (System.nanoTime() - began) / 1_000_000);
            assertThat(tally.breaches())
                    .as("%s, round %d, seed %d", row.name(), sum.rounds(), seed)
                    .isEmpty();
            sum = results.of(row);
        }
    }

    /** What goes wrong in one round shall not be found again in the next. */
    private static Tally play(Row row, Random dice, int most) throws Exception {
        Tally tally = null;
        try {
            tally = row.round().run(dice, most);
            return tally;
        } finally {
            if (tally == null || !tally.green()) {
                stage.close();
            }
        }
    }

    private static boolean isLate() {
        return System.nanoTime() - BEGAN > SIZES.longest().toNanos();
    }
}
