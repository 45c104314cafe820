package io.outbound.bench.raw;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

/** A {@link RawSender} in a JVM of its own, so that its CPU time can be told from the sink's. */
public final class RawSenderProcess implements AutoCloseable {

    private final Process process;
    private final Writer orders;
    private final BufferedReader answers;

    public RawSenderProcess(int port, int connections, int bytes) throws IOException {
        this.process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        RawSender.class.getName(),
                        String.valueOf(port),
                        String.valueOf(connections),
                        String.valueOf(bytes))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        this.orders = process.outputWriter(StandardCharsets.UTF_8);
        this.answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    public void send(int messages) throws IOException {
        orders.write(messages + "\n");
        orders.flush();
        if (!"done".equals(answers.readLine())) {
            throw new IOException("the raw sender failed");
        }
    }

    public Duration cpu() {
        return process.toHandle().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    @Override
    public void close() {
        process.destroy();
    }
}
