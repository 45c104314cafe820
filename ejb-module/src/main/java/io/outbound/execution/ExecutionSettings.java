package io.outbound.execution;

import io.outbound.settings.Configuration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;

/** {@code outbound.execution.lease-seconds} (15; renewed three times in that time) and {@code outbound.execution.parallel} (8 runs a node). */
@ApplicationScoped
public class ExecutionSettings {

    private Duration lease;
    private int parallel;

    protected ExecutionSettings() {}

    @Inject
    public ExecutionSettings(Configuration configuration) {
        this(
                Duration.ofSeconds(configuration.number("outbound.execution.lease-seconds", 15)),
                configuration.number("outbound.execution.parallel", 8));
    }

    public ExecutionSettings(Duration lease, int parallel) {
        this.lease = lease;
        this.parallel = parallel;
    }

    public Duration lease() {
        return lease;
    }

    public int parallel() {
        return parallel;
    }
}
