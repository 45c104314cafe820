package io.outbound.channel.gateway;

import io.outbound.settings.Configuration;
import java.util.Map;
import java.util.Optional;

/** Configuration as a test has it. */
public final class Configured extends Configuration {

    private final Map<String, String> values;

    public Configured(Map<String, String> values) {
        this.values = values;
    }

    @Override
    public Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name));
    }
}
