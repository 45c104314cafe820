package io.outbound.scale;

/** How large the tests of scale are: the Maven properties {@code scale.*}; what an IDE takes is small. */
public final class Scale {

    private Scale() {}

    /** 20,000; at full size 1,000,000. */
    public static int contacts() {
        return Integer.getInteger("scale.contacts", 20_000);
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
        System.out.println("SCALE " + String.format(java.util.Locale.ROOT, figure, values));
    }
}
