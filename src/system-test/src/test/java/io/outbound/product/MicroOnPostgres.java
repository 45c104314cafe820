package io.outbound.product;

import io.outbound.bench.product.OutboundProcess;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionContext;

/** {@code outbound-micro.jar} on PostgreSQL; one start for all test classes of a run. */
public final class MicroOnPostgres extends RunningProduct {

    static final Path JAR =
            Path.of("../micro/target/outbound-micro.jar").toAbsolutePath().normalize();

    private OutboundProcess process;

    @Override
    Product start(Surroundings around) throws Exception {
        process = OutboundProcess.start(
                        JAR, around.home(), around.port, OutboundProcess.SHORT_LIVED, around.environment())
                .awaitReady();
        return new Product(
                around.url(),
                Product.FIRST_KEY,
                around.sink,
                around.postgres,
                around.home().resolve("logs/server.log"));
    }

    @Override
    void stop() {
        if (process != null) {
            process.close();
        }
    }

    @Override
    ExtensionContext shared(ExtensionContext context) {
        return context.getRoot();
    }
}
