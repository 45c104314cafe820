package io.outbound.faults.engine;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One JVM that runs {@link EngineNode}; what it says about itself goes to a log beside its home. */
public final class Engine implements AutoCloseable {

    private static final List<String> JVM =
            List.of("-Xmx192m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto");
    private static final Duration END = Duration.ofSeconds(30);

    private final Process process;
    private final Path log;

    private Engine(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /**
     * Starts one and returns at once.
     *
     * @param home of the node: who starts again in the same home is the same node
     * @param jvm further options, such as an agent
     */
    static Engine start(Path home, List<String> jvm, Map<String, String> properties) throws IOException {
        Files.createDirectories(home);
        Path log = home.resolveSibling(home.getFileName() + ".log");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JVM);
        command.addAll(jvm);
        properties.forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.addAll(List.of("-Doutbound.home=" + home, "-cp", System.getProperty("java.class.path")));
        command.add(EngineNode.class.getName());
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().keySet().removeIf(name -> name.startsWith("OUTBOUND_"));
        return new Engine(builder.start(), log);
    }

    /** Returns when it works. */
    public Engine awaitReady() throws IOException {
        BufferedReader said =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = said.readLine(); !"READY".equals(line); line = said.readLine()) {
            if (line == null) {
                throw new IllegalStateException("the engine ended before it was ready, see " + log);
            }
        }
        return this;
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** SIGKILL, and waits until it is gone. */
    public void kill9() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** As {@link #kill9}, for who cannot be interrupted. */
    public void end() {
        process.destroyForcibly().onExit().join();
    }

    /** SIGTERM. @return how long it took to end */
    public Duration terminate() throws InterruptedException {
        long began = System.nanoTime();
        process.destroy();
        if (!process.waitFor(END.toSeconds(), TimeUnit.SECONDS)) {
            kill9();
            throw new IllegalStateException("the engine did not end within " + END + ", see " + log);
        }
        return Duration.ofNanos(System.nanoTime() - began);
    }

    /** SIGSTOP: the process is there and does nothing. */
    public void freeze() throws IOException, InterruptedException {
        signal("STOP");
    }

    /** SIGCONT. */
    public void thaw() throws IOException, InterruptedException {
        signal("CONT");
    }

    private void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                .start()
                .waitFor();
    }

    /** Waits until it has ended by itself, as at a failpoint. */
    public boolean endsWithin(Duration time) throws InterruptedException {
        return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(END.toSeconds(), TimeUnit.SECONDS)) {
                kill9();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
