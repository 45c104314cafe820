package io.outbound.bench.sink;

import java.io.IOException;

/** What every SMTP sink tells of itself; counters may be read while it runs. */
public interface Sink extends AutoCloseable {

    int port();

    long messages();

    int uniqueIds();

    /** Between the first and the last accepted message since the start or the last reset. */
    double seconds();

    void reset();

    @Override
    void close() throws IOException;

    /** What the product is told: no TLS, no login. */
    default String url() {
        return "smtp://127.0.0.1:" + port() + "?tls=none";
    }
}
