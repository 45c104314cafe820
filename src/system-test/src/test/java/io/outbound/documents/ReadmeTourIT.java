package io.outbound.documents;

import static org.assertj.core.api.Assertions.assertThat;

import io.outbound.bench.product.OutboundProcess;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tour of the README, pasted as it is into a shell beside a server that was started as it says. */
class ReadmeTourIT {

    private static final String RESTART = "### Stop it and start it again";

    private final String readme = Project.text(Project.file("README.md"));

    @TempDir
    private Path folder;

    @Test
    void theTourWorksWhenPastedAndItsDataIsThereAfterARestart() throws IOException, InterruptedException {
        String[] parts = readme.split(RESTART);
        assertThat(parts).as("README with one heading \"%s\"", RESTART).hasSize(2);
        int port = freePort();
        try (OutboundProcess server = start(port)) {
            assertThat(new Tour(folder, server.url()).run(Tour.commands(parts[0])))
                    .endsWith("exit 0\n")
                    .contains("invalid-email")
                    .contains("A tour for Ada", "A tour for Grace")
                    .contains("\"executionId\":\"UMA-")
                    .contains("HTTP 202")
                    .contains("HTTP 404")
                    .contains("HTTP 409")
                    .contains("NON_EXISTENT_SLUG")
                    .contains("DUPLICATE_EMAIL");
        }
        try (OutboundProcess again = start(port)) {
            assertThat(new Tour(folder, again.url()).run(Tour.commands(firstBlock() + parts[1])))
                    .endsWith("exit 0\n")
                    .contains("\"status\":\"DONE\"")
                    .contains("DUPLICATE_EMAIL");
        }
    }

    /** The shell of a person keeps what the first block defined; the shell of the second run must get it again. */
    private String firstBlock() {
        int start = readme.indexOf("```bash\n");
        return readme.substring(start, readme.indexOf("\n```\n", start) + 5);
    }

    private OutboundProcess start(int port) throws IOException, InterruptedException {
        return OutboundProcess.start(
                        Project.file("src/micro/target/outbound-micro.jar"),
                        folder.resolve(".outbound"),
                        port,
                        OutboundProcess.SHORT_LIVED,
                        Map.of())
                .awaitReady();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
