package io.outbound.outgoing;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** How a call went, as far as it can be known. */
public sealed interface Exchange {

    /** The request did not leave as a whole: nobody has acted on it. */
    record NotSent(String reason) implements Exchange {}

    /** The request left, and no whole answer came: nobody can tell. */
    record NoAnswer(String reason) implements Exchange {}

    /** @param headers by their names in lower case; the first of each name */
    record Answered(int status, Map<String, String> headers, byte[] body) implements Exchange {

        private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");
        private static final Duration LONGEST = Duration.ofDays(1);

        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        /** What {@code Retry-After} asks for, in seconds or as a date (RFC 9110 §10.2.3); a day at most. */
        public Optional<Duration> retryAfter(Instant now) {
            return Optional.ofNullable(headers.get("retry-after"))
                    .flatMap(value -> SECONDS.matcher(value).matches()
                            ? Optional.of(Duration.ofSeconds(Long.parseLong(value)))
                            : until(value, now))
                    .map(wait -> wait.compareTo(LONGEST) > 0 ? LONGEST : wait);
        }

        private static Optional<Duration> until(String date, Instant now) {
            try {
                Instant then = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                        .toInstant();
                return Optional.of(then.isBefore(now) ? Duration.ZERO : Duration.between(now, then));
            } catch (DateTimeException noDate) {
                return Optional.empty();
            }
        }
    }
}
