package io.outbound.settings;

import java.nio.file.Path;
import java.time.Clock;

/** Secrets with a key of their own, as after a first start. */
public final class TestSecrets {

    private TestSecrets() {}

    /** @param home where the key is kept */
    public static Secrets in(Path home) {
        MasterKey key = new MasterKey(new Configuration(), new Home(home), Clock.systemUTC());
        key.generateIfNone();
        return new Secrets(key);
    }
}
