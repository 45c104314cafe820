package io.outbound.audience;

import io.outbound.kernel.DomainException;
import java.util.List;
import java.util.Optional;

/**
 * One row of a file.
 *
 * @param line where it begins; the first line of the file is 1
 * @param lines how many lines it takes up
 * @param text as it is in the file
 * @param fault why its fields cannot be told apart; empty when they can
 */
record CsvRow(long line, int lines, List<String> fields, String text, Optional<Fault> fault) {

    /** What can be wrong with a row before its values are looked at. */
    enum Fault {
        QUOTE_NOT_CLOSED(
                "quote-not-closed",
                "A quote in this row is never closed, or only after the rows that follow. Close it, or double it when"
                        + " it belongs to the value."),
        TEXT_AFTER_QUOTE(
                "text-after-quote",
                "There is text between a closing quote and the next separator. A quote within quotes is doubled."),
        TOO_LONG("row-too-long", "The row is longer than " + CsvFile.LONGEST_ROW + " characters."),
        NOT_TEXT("row-not-text", "The row has control characters or bytes that are not UTF-8.");

        private final String code;
        private final String message;

        Fault(String code, String message) {
            this.code = code;
            this.message = message;
        }

        DomainException refusal() {
            return DomainException.invalid(code, "", message);
        }
    }

    static CsvRow good(long line, int lines, List<String> fields, String text) {
        return new CsvRow(line, lines, fields, text, Optional.empty());
    }

    static CsvRow bad(long line, String text, Fault fault) {
        return new CsvRow(line, 1, List.of(), text, Optional.of(fault));
    }
}
