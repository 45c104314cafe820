package io.outbound.bench.product;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One JVM that runs the product, started as a user starts it and killed as an operator fears it. */
public final class OutboundProcess implements AutoCloseable {

    /**
     * For a JVM that serves a few calls and ends: what the second compiler takes in its first minute it never gives back,
     * nor do collectors with threads of their own on two processors.
     */
    public static final List<String> SHORT_LIVED = List.of("-Xmx512m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Process process;
    private final int port;
    private final Path log;

    private OutboundProcess(Process process, int port, Path log) {
        this.process = process;
        this.port = port;
        this.log = log;
    }

    /** Starts the jar and returns at once; the output goes to {@code home/../<home>.log}, appended. */
    public static OutboundProcess start(
            Path jar,
            Path home,
            int port,
            List<String> jvmOptions,
            Map<String, String> environment,
            String... arguments)
            throws IOException {
        Files.createDirectories(home);
        Path log = home.resolveSibling(home.getFileName() + ".log");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvmOptions);
        command.addAll(List.of("-jar", jar.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().keySet().removeIf(name -> name.startsWith("OUTBOUND_"));
        builder.environment().putAll(environment);
        builder.environment().put("OUTBOUND_HOME", home.toString());
        builder.environment().put("OUTBOUND_PORT", String.valueOf(port));
        return new OutboundProcess(builder.start(), port, log);
    }

    public OutboundProcess awaitReady() throws InterruptedException {
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest ready = HttpRequest.newBuilder(URI.create(url() + "/api/health/ready"))
                .timeout(Duration.ofSeconds(5))
                .build();
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            if (!process.isAlive()) {
                throw new IllegalStateException("the product ended with " + process.exitValue() + ": " + said());
            }
            try {
                if (client.send(ready, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
                    return this;
                }
            } catch (IOException notYet) {
                // asked again below
            }
            Thread.sleep(100);
        }
        throw new IllegalStateException("the product did not become ready, see " + log);
    }

    private String said() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            return "its output " + log + " cannot be read";
        }
    }

    public String url() {
        return "http://127.0.0.1:" + port + "/outbound";
    }

    public long pid() {
        return process.pid();
    }

    public Path log() {
        return log;
    }

    /** CPU time of all its threads so far. */
    public Duration cpu() {
        return process.toHandle().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** Waits until it has ended, by itself or because it was told to. */
    public boolean endsWithin(Duration time) throws InterruptedException {
        return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** SIGTERM; it may take its time. */
    public void terminate() {
        process.destroy();
    }

    /** SIGKILL, and waits until it is gone. */
    public void kill9() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** SIGTERM, and SIGKILL when it does not end within half a minute. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                kill9();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
