package io.outbound.rest.channel;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;

/** What gateways tell: short, and never read beyond that. */
final class SmallBody {

    private static final int LARGEST = 64 * 1024;

    private SmallBody() {}

    /** Empty when it is too large. */
    static Optional<String> of(HttpServletRequest request) throws IOException {
        byte[] body = request.getInputStream().readNBytes(LARGEST + 1);
        return body.length > LARGEST ? Optional.empty() : Optional.of(new String(body, StandardCharsets.UTF_8));
    }

    /** The id at the end of the path. */
    static Optional<UUID> id(HttpServletRequest request) {
        try {
            return Optional.of(
                    UUID.fromString(String.valueOf(request.getPathInfo()).substring(1)));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }
}
