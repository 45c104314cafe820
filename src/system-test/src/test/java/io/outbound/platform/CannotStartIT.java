package io.outbound.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.outbound.bench.product.DurablePostgres;
import io.outbound.bench.product.FreePort;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CannotStartIT {

    @TempDir
    Path folder;

    @Test
    void becauseThePortIsTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0)) {
            String port = String.valueOf(taken.getLocalPort());
            assertOneLine(
                    Map.of("OUTBOUND_PORT", port), "port " + port + " is taken; set OUTBOUND_PORT to a free one.");
        }
    }

    @Test
    void becauseThePortIsNone() throws Exception {
        assertOneLine(
                Map.of("OUTBOUND_PORT", "80a"), "OUTBOUND_PORT must be a whole number from 1 to 65535, not \"80a\".");
    }

    @Test
    void becauseTheHomeIsNoFolder() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));

        assertOneLine(
                Map.of("OUTBOUND_HOME", file.toString()),
                "the home folder " + file + " cannot be read and written; set OUTBOUND_HOME.");
    }

    @Test
    void becauseNoDatabaseListens() throws Exception {
        int port = FreePort.find();

        assertOneLine(
                Map.of("OUTBOUND_DB_URL", "jdbc:postgresql://127.0.0.1:" + port + "/outbound"),
                "the database at 127.0.0.1:" + port + " does not answer; start it, or correct OUTBOUND_DB_URL.");
    }

    @Test
    void becauseTheApplicationDoesNotComeUp() throws Exception {
        try (DurablePostgres postgres = DurablePostgres.start(folder.resolve("pg"));
                Launch launch = Launch.in(
                        folder.resolve("home"),
                        Map.of(
                                "OUTBOUND_DB_URL", postgres.url().replace("/postgres", "/nowhere"),
                                "OUTBOUND_DB_USER", "postgres",
                                "OUTBOUND_DB_PASSWORD", "postgres"))) {
            assertThat(launch.exitCode()).isEqualTo(1);
            assertThat(launch.said())
                    .contains("Outbound cannot start: ")
                    .contains("nowhere")
                    .doesNotContain("\tat ");
        }
    }

    @Test
    void becauseTheAddressOfTheMailServerIsNone() throws Exception {
        try (Launch launch = Launch.in(
                folder.resolve("home"), Map.of("OUTBOUND_EMAIL_SMTP_URL", "https://me:secret@mail.example.org"))) {
            assertThat(launch.exitCode()).isEqualTo(1);
            assertThat(launch.said())
                    .contains("Outbound cannot start: ")
                    .contains("OUT-0140")
                    .doesNotContain("secret")
                    .doesNotContain("\tat ");
        }
    }

    private void assertOneLine(Map<String, String> environment, String reason)
            throws IOException, InterruptedException {
        try (Launch launch = Launch.in(folder.resolve("home"), environment)) {
            assertThat(launch.exitCode()).isEqualTo(1);
            assertThat(launch.said().lines()).containsExactly("Outbound cannot start: " + reason);
        }
    }
}
