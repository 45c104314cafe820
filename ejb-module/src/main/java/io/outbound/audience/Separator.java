package io.outbound.audience;

/** Which character separates the fields: the one that is most often outside quotes in the first line. */
final class Separator {

    private static final char[] KNOWN = {',', ';', '\t'};

    private Separator() {}

    /** Whether the line says which character it is, as spreadsheets write it: {@code sep=;}. */
    static boolean isNamedBy(String line) {
        String bare = bare(line);
        return bare.length() == 5 && bare.regionMatches(true, 0, "sep=", 0, 4);
    }

    static char namedBy(String line) {
        return bare(line).charAt(4);
    }

    private static String bare(String line) {
        return line.startsWith("\"") && line.endsWith("\"") && line.length() > 1
                ? line.substring(1, line.length() - 1)
                : line;
    }

    static char in(String line) {
        int[] seen = new int[KNOWN.length];
        boolean quoted = false;
        for (int at = 0; at < line.length(); at++) {
            quoted ^= line.charAt(at) == '"';
            for (int i = 0; i < KNOWN.length && !quoted; i++) {
                seen[i] += line.charAt(at) == KNOWN[i] ? 1 : 0;
            }
        }
        return most(seen);
    }

    private static char most(int[] seen) {
        int best = 0;
        for (int i = 1; i < seen.length; i++) {
            best = seen[i] > seen[best] ? i : best;
        }
        return KNOWN[best];
    }
}
