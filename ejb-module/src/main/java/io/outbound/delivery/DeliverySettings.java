package io.outbound.delivery;

import io.outbound.settings.Configuration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;

/**
 * How wide and how patient delivery is on this node: {@code outbound.email.smtp.connections} (slots of broadcasts, 16),
 * {@code outbound.email.smtp.lane-connections} (slots of triggered messages, 8), {@code outbound.delivery.lease-seconds}
 * (60; renewed three times in that time), {@code outbound.email.smtp.bulk-lane-connections} (slots of high-throughput
 * triggers, 8).
 */
@ApplicationScoped
public class DeliverySettings {

    private int slots;
    private int laneSlots;
    private int bulkLaneSlots;
    private Duration lease;

    protected DeliverySettings() {}

    @Inject
    public DeliverySettings(Configuration configuration) {
        this(
                configuration.number("outbound.email.smtp.connections", 16),
                configuration.number("outbound.email.smtp.lane-connections", 8),
                configuration.number("outbound.email.smtp.bulk-lane-connections", 8),
                Duration.ofSeconds(configuration.number("outbound.delivery.lease-seconds", 60)));
    }

    public DeliverySettings(int slots, int laneSlots, int bulkLaneSlots, Duration lease) {
        this.slots = atLeastOne(slots);
        this.laneSlots = atLeastOne(laneSlots);
        this.bulkLaneSlots = atLeastOne(bulkLaneSlots);
        this.lease = lease;
    }

    public int slots() {
        return slots;
    }

    public int laneSlots() {
        return laneSlots;
    }

    public int bulkLaneSlots() {
        return bulkLaneSlots;
    }

    public Duration lease() {
        return lease;
    }

    private static int atLeastOne(int number) {
        if (number < 1) {
            throw new IllegalStateException("OUT-0004 The number of connections must be 1 or more.");
        }
        return number;
    }
}
