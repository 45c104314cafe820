package io.outbound.scale;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A CSV file of contacts in no order, one row of a hundred bad, and what an import must say of the bad ones. */
final class ContactsFile {

    static final String COLUMNS = "email,name,phone,language,city,age,vip,since";

    private final String prefix;
    private final int rows;
    private final boolean mixed;
    private final StringBuilder errors = new StringBuilder();
    private int bad;

    private ContactsFile(String prefix, int rows, boolean mixed) {
        this.prefix = prefix;
        this.rows = rows;
        this.mixed = mixed;
    }

    /** @param mixed one of ten has a phone number and no email address */
    static ContactsFile write(Path file, String prefix, int rows, boolean mixed) throws IOException {
        ContactsFile made = new ContactsFile(prefix, rows, mixed);
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write(COLUMNS + "\n");
            for (int i = 0; i < rows; i++) {
                out.write(made.row(i) + "\n");
            }
        }
        return made;
    }

    /** The address of a row; the first is 0. */
    String address(int row) {
        return prefix + number(row) + "@example.com";
    }

    private int number(int row) {
        return (int) ((row * 7_919L + 13) % rows);
    }

    private String row(int row) {
        int k = number(row);
        String[] cells = {
            mixed && k % 10 == 3 ? "" : address(row),
            "Person Number " + k,
            "0039055" + k,
            "it",
            "Firenze",
            String.valueOf(20 + k % 60),
            k % 2 == 0 ? "false" : "true",
            "2024-0" + (1 + k % 9) + "-1" + k % 10
        };
        if (row % 100 == 50) {
            spoil(row, cells);
        }
        return String.join(",", cells);
    }

    private void spoil(int row, String... cells) {
        switch (row / 100 % 3) {
            case 0 -> {
                cells[0] = "not an address " + row;
                error(row, "invalid-email", "This is not an email address.", cells);
            }
            case 1 -> {
                cells[5] = "old";
                error(row, "wrong-attribute-type", "\"\"age\"\" must be a number such as 12.5.", cells);
            }
            default -> {
                cells[7] = "2024-02-30";
                error(row, "wrong-attribute-type", "\"\"since\"\" must be a date such as 2027-03-28.", cells);
            }
        }
    }

    private void error(int row, String code, String message, String... cells) {
        bad++;
        errors.append("\"" + (row + 2) + "\",\"" + code + "\",\"" + message + "\",");
        errors.append("\"" + String.join("\",\"", cells) + "\"\r\n");
    }

    int bad() {
        return bad;
    }

    int good() {
        return rows - bad;
    }

    /** To the byte. */
    String errorFile() {
        return "\uFEFF\"import_line\",\"import_code\",\"import_message\",\"" + COLUMNS.replace(",", "\",\"") + "\"\r\n"
                + errors;
    }
}
