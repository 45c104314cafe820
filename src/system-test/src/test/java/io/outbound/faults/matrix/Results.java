package io.outbound.faults.matrix;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the rows came to so far, round by round, in a file that the next run reads. A red round is not kept. */
final class Results {

    /** One row's sum. */
    record Line(int rounds, Tally tally, long millis) {

        static final Line NONE = new Line(0, Tally.NOTHING, 0);

        Line plus(Tally more, long took) {
            return new Line(rounds + 1, tally.plus(more), millis + took);
        }
    }

    private final Path file;
    private final Map<String, Line> lines = new LinkedHashMap<>();

    Results(Path file) throws IOException {
        this.file = file;
        if (Files.exists(file)) {
            Files.readAllLines(file).forEach(this::read);
        }
    }

    private void read(String text) {
        String[] part = text.split(";");
        Tally tally = new Tally(
                Integer.parseInt(part[1]),
                Long.parseLong(part[2]),
                Long.parseLong(part[3]),
                Long.parseLong(part[4]),
                Long.parseLong(part[5]),
                List.of());
        lines.merge(part[0], Line.NONE.plus(tally, Long.parseLong(part[6])), Results::sum);
    }

    private static Line sum(Line one, Line other) {
        return one.plus(other.tally(), other.millis());
    }

    Line of(Row row) {
        return lines.getOrDefault(row.name(), Line.NONE);
    }

    void add(Row row, Tally tally, long millis) throws IOException {
        lines.put(row.name(), of(row).plus(tally, millis));
        if (tally.green()) {
            Files.createDirectories(file.getParent());
            List<String> values = new ArrayList<>(List.of(row.name()));
            for (long value :
                    new long[] {tally.faults(), tally.messages(), tally.lost(), tally.doubled(), tally.unknown(), millis
                    }) {
                values.add(String.valueOf(value));
            }
            Files.writeString(
                    file, String.join(";", values) + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }
    }
}
