package io.outbound.store;

import java.util.Locale;

/** The two databases that Outbound runs on; the name is also the folder of their migrations. */
public enum Dialect {
    H2,
    POSTGRESQL;

    static Dialect of(String productName) {
        return switch (productName) {
            case "H2" -> H2;
            case "PostgreSQL" -> POSTGRESQL;
            default ->
                throw new IllegalStateException("OUT-0002 Outbound runs on PostgreSQL or H2, not on " + productName);
        };
    }

    public String folder() {
        return name().toLowerCase(Locale.ROOT);
    }
}
