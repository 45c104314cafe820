package io.outbound.csv;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Rows of RFC 4180. A cell that a spreadsheet would run as a formula gets an apostrophe before it (OWASP ASVS 5.0
 * 1.2.10), full-width look-alikes included; every cell is quoted.
 */
public final class CsvText {

    private static final String DANGEROUS = "=+-@\t\r\n\0\uFF1D\uFF0B\uFF0D\uFF20|%";

    private CsvText() {}

    public static String row(List<?> cells) {
        return cells.stream().map(CsvText::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    static String cell(Object value) {
        String text = value == null ? "" : value.toString();
        boolean number = value instanceof Number;
        String safe = !number && isDangerous(text) ? "'" + text : text;
        return "\"" + safe.replace("\"", "\"\"").replace("\0", "") + "\"";
    }

    /** Whether a spreadsheet would run it. White space before the sign does not stop every one of them. */
    public static boolean isDangerous(String text) {
        int first = 0;
        while (first < text.length() - 1 && isSpace(text.charAt(first))) {
            first++;
        }
        return !text.isEmpty() && (isDangerous(text.charAt(0)) || isDangerous(text.charAt(first)));
    }

    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\uFEFF';
    }

    private static boolean isDangerous(char c) {
        return DANGEROUS.indexOf(c) >= 0;
    }
}
