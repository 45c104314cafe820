package io.outbound.campaign;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;

/** A name as it is searched and sorted: lower case, accents folded. */
public final class NameKey {

    private static final int MAX = 400;

    /** Letters that people type without their stroke although Unicode does not take them apart. */
    private static final Map<Integer, String> LETTERS = Map.ofEntries(
            Map.entry((int) 'ß', "ss"),
            Map.entry((int) 'ẞ', "ss"),
            Map.entry((int) 'æ', "ae"),
            Map.entry((int) 'Æ', "ae"),
            Map.entry((int) 'œ', "oe"),
            Map.entry((int) 'Œ', "oe"),
            Map.entry((int) 'ø', "o"),
            Map.entry((int) 'Ø', "o"),
            Map.entry((int) 'ł', "l"),
            Map.entry((int) 'Ł', "l"),
            Map.entry((int) 'đ', "d"),
            Map.entry((int) 'Đ', "d"),
            Map.entry((int) 'ı', "i"));

    private NameKey() {}

    public static String of(String name) {
        String folded = withoutAccents(name).toLowerCase(Locale.ROOT).strip();
        return folded.length() <= MAX ? folded : folded.substring(0, MAX);
    }

    private static String withoutAccents(String name) {
        StringBuilder plain = new StringBuilder(name.length());
        Normalizer.normalize(name, Normalizer.Form.NFKD)
                .codePoints()
                .filter(c -> Character.getType(c) != Character.NON_SPACING_MARK)
                .forEach(c -> plain.append(LETTERS.getOrDefault(c, Character.toString(c))));
        return plain.toString();
    }
}
