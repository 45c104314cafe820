package io.outbound.scale;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** How large the tests of scale are: the Maven properties {@code scale.*}; what an IDE takes is small. */
public final class Scale {

    private static final int CONTACTS = 20_000;

    private Scale() {}

    /** 20,000; at full size 1,000,000. */
    public static int contacts() {
        return Integer.getInteger("scale.contacts", CONTACTS);
    }

    /** Whether this is larger than in every build. */
    static boolean full() {
        return contacts() > CONTACTS;
    }

    /** 200; at full size 10,000. */
    public static int campaigns() {
        return Integer.getInteger("scale.campaigns", 200);
    }

    /** 20,000; at full size 1,000,000. */
    public static int deliveries() {
        return Integer.getInteger("scale.deliveries", 20_000);
    }

    /** SIGKILLs while a campaign is sent: 3; at full size 20. */
    public static int kills() {
        return Integer.getInteger("scale.kills", 3);
    }

    /** Campaigns due at one instant on two nodes: 200; at full size 1,000. */
    public static int herd() {
        return Integer.getInteger("scale.herd", 200);
    }

    /** One figure, one line, found by its first word in the output of the build. */
    public static void print(String figure, Object... values) {
        System.out.println("SCALE " + String.format(Locale.ROOT, figure, values));
    }

    /** A figure beside its goal. A time is never asserted: whether a machine that others use meets it says little. */
    public static String atMost(double goal, double figure) {
        return beside("at most", goal, figure, figure <= goal);
    }

    public static String atLeast(double goal, double figure) {
        return beside("at least", goal, figure, figure >= goal);
    }

    private static String beside(String word, double goal, double figure, boolean met) {
        return String.format(Locale.ROOT, "%.2f (goal %s %s: %s)", figure, word, goal, met ? "met" : "missed");
    }

    /** A new folder below this module's target: another run and whoever tidies /tmp leave it alone. */
    public static Path home(String name) throws IOException {
        return Files.createTempDirectory(Files.createDirectories(Path.of("target", "scale")), name);
    }
}
