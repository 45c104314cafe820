package io.outbound.product;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * {@code outbound.ear} on a full Payara Server, set up by the scripts in {@code src/server/payara} as an administrator
 * would; one start for each test class. The build has unpacked the server to {@code target/payara}.
 */
public final class PayaraServer extends RunningProduct {

    private static final Path SCRIPTS =
            Path.of("../server/payara").toAbsolutePath().normalize();
    private static final Path EAR =
            Path.of("../../ear/target/outbound.ear").toAbsolutePath().normalize();
    private static final Path INSTALLATION = Path.of("target/payara/payara6").toAbsolutePath();
    private static final Duration PATIENCE = Duration.ofMinutes(8);

    private Path domains;
    private Map<String, String> environment;
    private int adminPort;

    @Override
    Product start(Surroundings around) throws Exception {
        environment = around.environment();
        adminPort = Surroundings.freePort();
        domains = around.folder.resolve("domains");
        copy(INSTALLATION.resolve("glassfish/domains/domain1"), domain());
        Files.createDirectories(around.home());
        Files.copy(driver(), domain().resolve("lib/postgresql.jar"), StandardCopyOption.REPLACE_EXISTING);
        forATest();
        asadmin(
                "start-domain",
                "--domaindir",
                domains.toString(),
                "--timeout",
                String.valueOf(PATIENCE.toSeconds()),
                "--prebootcommandfile",
                preBoot(around).toString(),
                "--postbootcommandfile",
                SCRIPTS.resolve("data-source.asadmin").toString(),
                "domain1");
        asadmin("--port", String.valueOf(adminPort), "deploy", EAR.toString());
        Product product = new Product(
                around.url(), Product.FIRST_KEY, around.sink, around.postgres, domain().resolve("logs/server.log"));
        Await.ready(product, PATIENCE);
        return product;
    }

    @Override
    void stop() {
        if (domains == null) {
            return;
        }
        try {
            asadmin("stop-domain", "--domaindir", domains.toString(), "--kill", "true", "domain1");
        } catch (IOException | IllegalStateException e) {
            throw new IllegalStateException("Payara Server did not stop; its domain is " + domain(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    ExtensionContext shared(ExtensionContext context) {
        return context.getParent().orElseThrow();
    }

    private Path domain() {
        return domains.resolve("domain1");
    }

    private Path preBoot(Surroundings around) throws IOException {
        List<String> commands = new ArrayList<>(Files.readAllLines(SCRIPTS.resolve("loopback.asadmin")));
        commands.add(port("http-listener-1", around.port));
        commands.add(port("admin-listener", adminPort));
        return Files.write(around.folder.resolve("pre-boot.asadmin"), commands);
    }

    private static String port(String listener, int port) {
        return "set configs.config.server-config.network-config.network-listeners.network-listener." + listener
                + ".port=" + port;
    }

    /**
     * Without JMS: the message broker binds all interfaces, and no command can reach its settings before it does. And
     * without the JVM's second compiler, whose work of the first minute a test never gets back.
     */
    private void forATest() throws IOException {
        Path settings = domain().resolve("config/domain.xml");
        Files.writeString(
                settings,
                Files.readString(settings)
                        .replace(
                                "<jvm-options>-Xmx512m</jvm-options>",
                                "<jvm-options>-Xmx512m</jvm-options>"
                                        + "<jvm-options>-XX:TieredStopAtLevel=1</jvm-options>")
                        .replaceFirst(
                                "<iiop-service>",
                                "<jms-service type=\"DISABLED\" default-jms-host=\"default_JMS_host\">"
                                        + "<jms-host name=\"default_JMS_host\" host=\"localhost\"/></jms-service>"
                                        + "<iiop-service>"));
    }

    private void asadmin(String... arguments) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of(INSTALLATION.resolve("bin/asadmin").toString()));
        command.addAll(List.of(arguments));
        Path output = domains.resolveSibling("asadmin.log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
        builder.environment().putAll(environment);
        Process process = builder.start();
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IllegalStateException(String.join(" ", command) + " failed:\n" + Files.readString(output));
        }
    }

    private static Path driver() throws IOException {
        try (Stream<Path> parts = Files.list(Path.of("../micro/target/server"))) {
            return parts.filter(part -> part.getFileName().toString().startsWith("postgresql"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }
}
