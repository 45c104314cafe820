package io.outbound.faults.matrix;

import java.util.List;
import java.util.Locale;

/** The rows and their sums as people read them. */
final class Table {

    private final Results results;
    private final Sizes sizes;

    Table(Results results, Sizes sizes) {
        this.results = results;
        this.sizes = sizes;
    }

    String of(List<Row> rows) {
        StringBuilder text = new StringBuilder();
        line(text, "row", "fault", "faults", "of", "messages", "lost", "doubled", "unknown", "s", "");
        line(text, "---", "---", "---:", "---:", "---:", "---:", "---:", "---:", "---:", "---");
        rows.stream().filter(row -> row.hindrance() == null).forEach(row -> row(text, row));
        total(text, rows, "T1");
        total(text, rows, "T2");
        rows.stream().filter(row -> row.hindrance() != null).forEach(row -> text.append("\nNot run: ")
                .append(row.name())
                .append(' ')
                .append(row.fault())
                .append(": ")
                .append(row.hindrance()));
        return text.append('\n').toString();
    }

    private void row(StringBuilder text, Row row) {
        int wanted = sizes.faults(row);
        Results.Line sum = results.of(row);
        Tally tally = sum.tally();
        String verdict = !tally.green() ? "RED" : tally.faults() < wanted ? "not finished" : "green";
        if (wanted > 0) {
            numbers(text, row.name(), row.fault(), tally, wanted, sum.millis(), verdict);
        }
    }

    private void total(StringBuilder text, List<Row> rows, String tier) {
        Tally all = Tally.NOTHING;
        int wanted = 0;
        long millis = 0;
        for (Row row : rows) {
            if (row.tier().equals(tier)) {
                all = all.plus(results.of(row).tally());
                millis += results.of(row).millis();
                wanted += sizes.faults(row);
            }
        }
        numbers(text, "all " + tier, "", all, wanted, millis, all.green() ? "green" : "RED");
    }

    private static void numbers(
            StringBuilder text, String name, String fault, Tally tally, int wanted, long millis, String verdict) {
        line(
                text,
                name,
                fault,
                number(tally.faults()),
                number(wanted),
                number(tally.messages()),
                number(tally.lost()),
                number(tally.doubled()),
                number(tally.unknown()),
                number(millis / 1_000),
                verdict);
    }

    private static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    private static void line(StringBuilder text, String... cells) {
        text.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }
}
