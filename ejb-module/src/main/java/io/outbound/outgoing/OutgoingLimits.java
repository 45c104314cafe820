package io.outbound.outgoing;

import java.time.Duration;

/**
 * How long a call may take, and how much of an answer is read.
 *
 * @param connect to connect, and as long again for the TLS handshake
 * @param answer from the request to the last byte of its answer, however slowly it comes
 * @param largest bytes of a body
 */
public record OutgoingLimits(Duration connect, Duration answer, int largest) {

    /** For a gateway that takes messages. */
    public static final OutgoingLimits STANDARD =
            new OutgoingLimits(Duration.ofSeconds(5), Duration.ofSeconds(30), 64 * 1024);
}
