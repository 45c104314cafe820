package io.outbound.bench.sink;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/**
 * One accepted message as it came over the wire, dots unstuffed.
 *
 * @param messageId without angle brackets, empty when the message has none
 * @param encrypted whether it came after STARTTLS
 */
public record Mail(
        String messageId, String from, List<String> recipients, byte[] content, boolean encrypted, Instant at) {

    public String text() {
        return new String(content, StandardCharsets.UTF_8);
    }
}
