package io.outbound.faults.matrix;

import java.util.Random;

/** Some faults of one row and the accounting after them. */
@FunctionalInterface
public interface Round {

    /**
     * @param dice all that is left to chance: the same seed, the same choices
     * @param most so many faults are still wanted of this row
     */
    Tally run(Random dice, int most) throws Exception;
}
