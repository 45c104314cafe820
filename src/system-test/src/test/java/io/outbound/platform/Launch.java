package io.outbound.platform;

import io.outbound.bench.product.FreePort;
import io.outbound.bench.product.OutboundProcess;
import io.outbound.product.Await;
import io.outbound.product.Http;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One start of {@code outbound-micro.jar} and what it writes to the terminal. */
final class Launch implements AutoCloseable {

    private static final Path JAR = Path.of("../micro/target/outbound-micro.jar");
    private static final Pattern KEY = Pattern.compile("obk_\\S+");

    private final Process process;
    private final Path terminal;
    private final int port;

    private Launch(Process process, Path terminal, int port) {
        this.process = process;
        this.terminal = terminal;
        this.port = port;
    }

    /** @param environment besides home and a free port, which it may replace */
    static Launch in(Path home, Map<String, String> environment) throws IOException {
        int port = FreePort.find();
        Path terminal = Files.createTempFile(home.toAbsolutePath().getParent(), "terminal", ".txt");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(OutboundProcess.SHORT_LIVED);
        command.addAll(List.of("-jar", JAR.toString()));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(terminal.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("OUTBOUND_"));
        builder.environment().put("OUTBOUND_HOME", home.toString());
        builder.environment().put("OUTBOUND_PORT", String.valueOf(port));
        builder.environment().putAll(environment);
        return new Launch(builder.start(), terminal, port);
    }

    Launch ready() {
        Await.started("the greeting", () -> said().contains("Outbound is ready") || !process.isAlive());
        if (!process.isAlive()) {
            throw new AssertionError("it ended: " + said());
        }
        return this;
    }

    String said() {
        try {
            return Files.readString(terminal);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The key that the greeting shows. */
    String key() {
        Matcher key = KEY.matcher(said());
        if (!key.find()) {
            throw new AssertionError("no key in: " + said());
        }
        return key.group();
    }

    String url() {
        return "http://127.0.0.1:" + port + "/outbound";
    }

    Http api(String key) {
        return Http.at(url() + "/api").with("x-api-key", key);
    }

    /** Waits for it to end by itself. */
    int exitCode() throws InterruptedException {
        if (!process.waitFor(3, TimeUnit.MINUTES)) {
            throw new AssertionError("still running: " + said());
        }
        return process.exitValue();
    }

    /** SIGTERM, as Ctrl-C and service managers do; false when it does not end within ten seconds. */
    boolean endsInTime() throws InterruptedException {
        process.destroy();
        return process.waitFor(10, TimeUnit.SECONDS);
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
