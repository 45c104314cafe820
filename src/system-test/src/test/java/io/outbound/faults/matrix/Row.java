package io.outbound.faults.matrix;

/**
 * One row of the matrix.
 *
 * @param id such as {@code F1}
 * @param tier {@code T1}: the engine in a bare JVM; {@code T2}: the whole product
 * @param release how many faults before a release
 * @param build how many in every build
 * @param hindrance why it cannot run on this machine; null when it can
 */
public record Row(String id, String tier, String fault, int release, int build, Round round, String hindrance) {

    static Row t1(String id, String fault, int release, int build, Round round) {
        return new Row(id, "T1", fault, release, build, round, null);
    }

    static Row t2(String id, String fault, int release, int build, Round round) {
        return new Row(id, "T2", fault, release, build, round, null);
    }

    static Row missing(String id, String tier, String fault, String why) {
        return new Row(id, tier, fault, 0, 0, null, why);
    }

    String name() {
        return id + " " + tier;
    }
}
