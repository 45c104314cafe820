package io.outbound.micro;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RotatingFileTest {

    @TempDir
    Path folder;

    @Test
    void aStartKeepsWhatTheLastOneSaid() throws IOException {
        Path log = folder.resolve("server.log");
        write(log, 1000, "first");

        write(log, 1000, "second");

        assertThat(log).hasContent("second");
        assertThat(folder.resolve("server.log.1")).hasContent("first");
    }

    @Test
    void aFullFileGivesWayBetweenLinesAndTheOldestGoes() throws IOException {
        Path log = folder.resolve("server.log");
        try (PrintStream out = new PrintStream(new RotatingFile(log, 10), true, StandardCharsets.UTF_8)) {
            for (int line = 1; line <= 9; line++) {
                out.print("line no. " + line + "\n");
            }
        }

        assertThat(log).isEmptyFile();
        assertThat(folder.resolve("server.log.1")).hasContent("line no. 9");
        assertThat(folder.resolve("server.log.4")).hasContent("line no. 6");
        assertThat(folder.resolve("server.log.5")).doesNotExist();
    }

    private static void write(Path log, long limit, String text) throws IOException {
        try (PrintStream out = new PrintStream(new RotatingFile(log, limit), true, StandardCharsets.UTF_8)) {
            out.print(text);
        }
    }
}
