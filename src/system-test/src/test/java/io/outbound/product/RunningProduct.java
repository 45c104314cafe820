package io.outbound.product;

import java.io.IOException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Hands a {@link Product} to tests that ask for one, started when the first of them does and stopped after the last. */
abstract class RunningProduct implements ParameterResolver {

    abstract Product start(Surroundings around) throws Exception;

    abstract void stop();

    /** Those who share one start. */
    abstract ExtensionContext shared(ExtensionContext context);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Product.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return product(context);
    }

    final Product product(ExtensionContext context) {
        return shared(context)
                .getStore(Namespace.create(RunningProduct.class))
                .getOrComputeIfAbsent(getClass(), type -> new Lifetime(), Lifetime.class)
                .product;
    }

    private final class Lifetime implements AutoCloseable {

        private final Surroundings around;
        private final Product product;

        Lifetime() {
            try {
                around = new Surroundings(RunningProduct.this.getClass().getSimpleName());
                product = startOrCleanUp();
            } catch (Exception e) {
                throw new IllegalStateException("the product does not start", e);
            }
        }

        private Product startOrCleanUp() throws Exception {
            try {
                return start(around);
            } catch (Exception e) {
                close();
                throw e;
            }
        }

        @Override
        public void close() throws IOException {
            stop();
            around.close();
        }
    }
}
