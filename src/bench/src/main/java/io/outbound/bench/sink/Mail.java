package io.outbound.bench.sink;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/**
 * One accepted message as it came over the wire, dots unstuffed.
 *
 * @param messageId without angle brackets, empty when the message has none
 */
public record Mail(String messageId, String from, List<String> recipients, byte[] content, Instant at) {

    public String text() {
        return new String(content, StandardCharsets.UTF_8);
    }
}
