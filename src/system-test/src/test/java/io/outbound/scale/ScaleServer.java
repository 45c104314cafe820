package io.outbound.scale;

import io.outbound.bench.Workbench;
import io.outbound.bench.product.FreePort;
import io.outbound.bench.product.OutboundProcess;
import io.outbound.bench.sink.SmtpSink;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Hands a running {@link Workbench} to the tests of scale. At full size each has its own and finds nothing of the others
 * in it; at the size of a build, where the start is most of what such a test takes, they share one.
 */
final class ScaleServer implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Workbench.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        ExtensionContext sharing = Scale.full() ? context : context.getRoot();
        return sharing.getStore(Namespace.create(ScaleServer.class))
                .getOrComputeIfAbsent(Workbench.class, type -> new Lifetime(), Lifetime.class)
                .bench;
    }

    /** Starts it, or starts it again after a kill. */
    static void start(Workbench bench) throws IOException, InterruptedException {
        bench.startProduct(Scale.full() ? List.of() : OutboundProcess.SHORT_LIVED);
    }

    private static final class Lifetime implements AutoCloseable {

        private final SmtpSink sink;
        private final Workbench bench;

        Lifetime() {
            try {
                sink = SmtpSink.configure().start();
                bench = new Workbench(sink, FreePort.find(), Scale.home("server"), Map.of());
                ScaleServer.start(bench);
            } catch (Exception e) {
                throw new IllegalStateException("the product does not start", e);
            }
        }

        @Override
        public void close() throws IOException {
            bench.close();
            sink.close();
        }
    }
}
