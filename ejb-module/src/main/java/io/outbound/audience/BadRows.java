package io.outbound.audience;

import io.outbound.audience.ContactImport.BadRow;
import io.outbound.csv.CsvText;
import java.util.ArrayList;
import java.util.List;

/**
 * The rows that an import left out as a file of their own: where and why, and behind that the columns as they came. Whoever
 * corrects it can send it back as it is: an import takes no notice of the first three columns.
 */
public final class BadRows {

    static final String LINE = "import_line";
    static final String CODE = "import_code";
    static final String MESSAGE = "import_message";

    private BadRows() {}

    public static String header(ContactImport job) {
        List<Object> cells = new ArrayList<>(List.of(LINE, CODE, MESSAGE));
        cells.addAll(job.header());
        return CsvText.row(cells);
    }

    public static String row(ContactImport job, BadRow bad) {
        List<Object> cells = new ArrayList<>(List.of(bad.line(), bad.code(), bad.message()));
        if (bad.original() != null) {
            cells.addAll(CsvFile.fields(bad.original(), job.separator()));
        }
        return CsvText.row(cells);
    }
}
