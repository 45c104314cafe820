package io.outbound.campaign;

import java.text.Normalizer;
import java.util.Locale;

/** A name as it is searched and sorted: lower case, accents folded. */
public final class NameKey {

    private static final int MAX = 400;

    private NameKey() {}

    public static String of(String name) {
        String folded = Normalizer.normalize(name, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT)
                .strip();
        return folded.length() <= MAX ? folded : folded.substring(0, MAX);
    }
}
