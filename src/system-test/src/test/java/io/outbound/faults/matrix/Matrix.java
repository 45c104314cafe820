package io.outbound.faults.matrix;

import static io.outbound.faults.matrix.Row.missing;
import static io.outbound.faults.matrix.Row.t1;
import static io.outbound.faults.matrix.Row.t2;

import java.util.ArrayList;
import java.util.List;

/** All rows: how many faults before a release, how many in every build. */
final class Matrix {

    private Matrix() {}

    static List<Row> on(Stage stage) {
        List<Row> rows = new ArrayList<>(engines(stage));
        rows.addAll(product(stage));
        rows.addAll(impossible());
        return rows;
    }

    private static List<Row> engines(Stage stage) {
        KillRounds kill = new KillRounds(stage);
        StoreRounds store = new StoreRounds(stage);
        RelayRounds relay = new RelayRounds(stage);
        LinkRounds link = new LinkRounds(stage);
        NodeRounds node = new NodeRounds(stage);
        HaltRounds halt = new HaltRounds(stage);
        return List.of(
                t1("F1", "kill -9 at any time", 1_000, 2, kill::atAnyTime),
                t1("F2", "kill -9 at six named points", 300, 6, kill::atANamedPoint),
                t1("F3", "kill -9 while the audience is resolved", 100, 1, kill::whileTheAudienceIsResolved),
                t1("F4", "kill -9 between acceptance and sending", 100, 1, kill::betweenAcceptanceAndSending),
                t1("F6", "SIGTERM", 100, 2, kill::politely),
                t1("F7", "database crashes and restarts", 100, 2, store::restarts),
                t1("F8", "database ends a connection", 700, 10, store::endsConnections),
                t1("F14", "mail server away", 50, 1, relay::isAway),
                t1("F15", "421, 450, 451, 452", 350, 50, relay::refusesForNow),
                t1("F16", "550, 552, 553, 554", 200, 50, relay::refusesForGood),
                t1("F17", "five recipients, three fates", 50, 5, relay::fiveFates),
                t1("F18", "link cut before the dot", 600, 50, link::breaksBeforeTheDot),
                t1("F19", "link cut after the dot, before the 250", 600, 50, link::breaksAfterTheDot),
                t1("F20", "250 after 90 s, 9 min, 11 min", 21, 1, relay::isSlow),
                t1("F21", "banner that drips, answer of 1 MB", 20, 1, link::drips),
                t1("F22", "TLS stripped, certificate of nobody", 20, 1, relay::isNotSafe),
                t1("F23", "link that crawls", 5, 0, link::crawls),
                t1("F24", "two nodes, ten runs and triggered messages", 100, 4, node::shareTheWork),
                t1("F25", "node stands still for two leases", 100, 1, node::oneStandsStill),
                t1("F26", "node without its database for a lease", 30, 0, store::outOfReach),
                t1("F27", "two nodes killed in turn", 50, 0, node::restartInTurn),
                t1("F33", "halt in the middle", 250, 3, halt::haltInTheMiddle),
                t1("F34", "fifty launches at once", 200, 5, halt::launchAtOnce));
    }

    private static List<Row> product(Stage stage) {
        ProductKillRounds kill = new ProductKillRounds(stage);
        ProductStoreRounds store = new ProductStoreRounds(stage);
        ProductCallRounds call = new ProductCallRounds(stage);
        return List.of(
                t2("F1", "kill -9 at any time", 30, 0, kill::atAnyTime),
                t2("F2", "kill -9 at six named points", 12, 0, kill::atANamedPoint),
                t2("F4", "kill -9 between the 202 and the first send", 5, 0, kill::betweenAcceptanceAndSending),
                t2("F5", "kill -9 between the commit and the 202", 5, 0, kill::betweenStoringAndAnswering),
                t2("F6", "SIGTERM", 5, 0, kill::politely),
                t2("F7", "database crashes and restarts", 20, 0, store::restarts),
                t2("F8", "database ends a connection", 40, 0, store::endsConnections),
                t2("F9", "database stands still for 90 s", 3, 0, store::standsStill),
                t2("F32", "list, template and sender deleted in mid-run", 10, 0, store::deletesWhatIsSent),
                t2("F33", "halt in the middle", 20, 0, call::haltInTheMiddle),
                t2("F34", "fifty launches at once", 20, 0, call::launchAtOnce),
                t2("F35", "caller leaves before the answer", 40, 0, call::callerLeaves),
                t2("F36", "a thousand calls with one id", 10, 0, call::sameIdAtOnce));
    }

    /** Said, so that nobody takes their absence for a pass. */
    private static List<Row> impossible() {
        return List.of(
                missing("F5", "T1", "kill -9 between the commit and the 202", "there is no HTTP without a server: T2"),
                missing("F10", "T2", "pool exhausted", "not written yet"),
                missing("F11", "T2", "deadlocks of bulk changes", "not written yet"),
                missing("F12", "T2", "disk full, database", "not written yet: needs a mounted loop device"),
                missing("F13", "T2", "disk full, logs", "not written yet: needs a mounted tmpfs"),
                missing(
                        "F28",
                        "T2",
                        "webhook receiver 500, slow, 301, loops",
                        "in TellingWebhooksTest and TwoNodesIT, not counted here"),
                missing("F29", "T2", "web push 410, 429, 413", "not written yet"),
                missing("F30", "T2", "SMS gateway: timeout after accept", "not written yet"),
                missing(
                        "F31",
                        "T2",
                        "balance 0 in mid-run",
                        "in PaidChannelIT and PayingForMessagesTest, not counted here"),
                missing("F37", "T2", "out of memory", "not written yet"),
                missing("F38", "T2", "kill -9 on H2", "not written yet"),
                missing("F39", "T2", "upgrade in mid-run", "there is no earlier version to upgrade from"),
                missing("F40", "T2", "restore of a backup", "not written yet"));
    }
}
