package io.outbound.product;

import io.outbound.bench.product.DurablePostgres;
import io.outbound.bench.sink.SmtpSink;
import java.nio.file.Path;

/**
 * A running Outbound.
 *
 * @param url without a slash at its end
 * @param sink what the product takes for the world's mail servers; keeps the mails
 * @param log what the server writes about itself
 */
public record Product(String url, String key, SmtpSink sink, DurablePostgres database, Path log) {

    public static final String ADMIN = "admin";
    public static final String PASSWORD = "only-for-tests-1";
    static final String FIRST_KEY = "obk_testkey1_" + "t".repeat(43);

    /** REST under the first key, which has every scope; paths begin with {@code /}. */
    public Http api() {
        return anonymous().with("x-api-key", key);
    }

    public Http anonymous() {
        return Http.at(url + "/api");
    }

    public Http site() {
        return Http.at(url);
    }
}
