package io.outbound.audience;

import java.io.IOException;
import java.io.Reader;

/** Which character separates the fields: the one that is most often outside quotes in the first line. */
final class Separator {

    private static final char[] KNOWN = {',', ';', '\t'};

    private Separator() {}

    /** Reads at most one row. */
    static char of(Reader reader) throws IOException {
        int[] seen = new int[KNOWN.length];
        boolean quoted = false;
        for (int read = 0; read < CsvFile.LONGEST_ROW; read++) {
            int c = reader.read();
            if (c < 0 || !quoted && (c == '\n' || c == '\r')) {
                break;
            }
            quoted ^= c == '"';
            for (int i = 0; i < KNOWN.length && !quoted; i++) {
                seen[i] += c == KNOWN[i] ? 1 : 0;
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
