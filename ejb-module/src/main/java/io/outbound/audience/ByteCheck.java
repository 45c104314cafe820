package io.outbound.audience;

import io.outbound.kernel.DomainException;

/**
 * Looks at bytes as they pass and stops early at what cannot be a CSV file: one that begins as binary ones do, or has an
 * endless line. Behind the first line a stray byte is a matter of its row.
 */
final class ByteCheck {

    private static final int LONGEST_LINE = 4 * CsvFile.LONGEST_ROW;

    private long line;
    private boolean inFirstLine = true;

    /** @throws DomainException INVALID {@code csv-not-text} or {@code csv-row-too-long} */
    void accept(byte[] block, int length) {
        for (int i = 0; i < length; i++) {
            byte b = block[i];
            if (b == '\n' || b == '\r') {
                line = 0;
                inFirstLine = false;
            } else if (inFirstLine && b >= 0 && b < ' ' && b != '\t') {
                throw DomainException.invalid(
                        "csv-not-text", "", "This is not a text file: it has control characters.");
            } else if (++line > LONGEST_LINE) {
                throw DomainException.invalid("csv-row-too-long", "", "A line of the file is too long.");
            }
        }
    }
}
