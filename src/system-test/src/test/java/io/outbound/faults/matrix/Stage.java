package io.outbound.faults.matrix;

import io.outbound.faults.engine.EngineBench;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;

/** What the rows play on: made when the first row of a tier needs it. */
final class Stage implements AutoCloseable {

    private final Path folder;
    private EngineBench engines;
    private ProductBench product;

    Stage(Path folder) {
        this.folder = folder;
    }

    EngineBench engines() throws Exception {
        if (engines == null) {
            engines = new EngineBench(folder);
            try (Connection connection = engines.connect()) {
                Witness.install(connection);
            }
        }
        return engines;
    }

    ProductBench product() throws Exception {
        if (product == null) {
            product = new ProductBench(folder);
        }
        return product;
    }

    /** Takes everything down; who needs it next has it anew. */
    @Override
    public void close() throws IOException {
        if (product != null) {
            product.close();
            product = null;
        }
        if (engines != null) {
            engines.close();
            engines = null;
        }
    }
}
