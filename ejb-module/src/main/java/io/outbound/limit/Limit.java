package io.outbound.limit;

import io.outbound.kernel.ChannelId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;

/** What bounds how many messages leave. The name is that of its row in {@code rate_bucket}. */
public sealed interface Limit {

    String name();

    /** So many a second, 1 or more. */
    record PerSecond(String name, int messages) implements Limit {

        /** Microseconds from one message to the next, rounded up: never more than was said. */
        long gap() {
            return (1_000_000L + messages - 1) / messages;
        }
    }

    /** So many, 0 or more, on one day of UTC. */
    record PerDay(String subject, LocalDate day, long messages) implements Limit {

        @Override
        public String name() {
            return subject + " " + day;
        }

        /** When the next day begins. */
        Instant ends() {
            return day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        }
    }

    static Limit ofCampaign(UUID id, int perSecond) {
        return new PerSecond("campaign " + id, perSecond);
    }

    static Limit ofSender(UUID id, int perSecond) {
        return new PerSecond("sender " + id, perSecond);
    }

    static Limit ofWarmUp(UUID sender, LocalDate day, long messages) {
        return new PerDay("warm-up " + sender, day, messages);
    }

    static Limit ofDomain(String domain, int perSecond) {
        return new PerSecond("domain " + domain, perSecond);
    }

    static Limit ofChannel(ChannelId channel, int perSecond) {
        return new PerSecond("channel " + channel, perSecond);
    }
}
