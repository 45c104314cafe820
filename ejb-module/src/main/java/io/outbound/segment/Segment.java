package io.outbound.segment;

import io.outbound.kernel.DomainException;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.UUID;

/**
 * A group of contacts by a rule; who is in it changes with them.
 *
 * @param rule as JSON in the words of {@link RuleReader}
 * @param size how many contacts it held at {@code countedAt}; null before the first count
 */
public record Segment(
        UUID id,
        String name,
        String rule,
        Long size,
        Instant countedAt,
        Instant createdAt,
        Instant deletedAt,
        long version) {

    private static final int LONGEST_NAME = 200;

    /** @throws DomainException INVALID when it is missing, blank or too long */
    static String checkedName(String name) {
        if (name == null || name.isBlank()) {
            throw DomainException.invalid("missing-required-field", "/name", "A segment needs a name.");
        }
        if (name.strip().length() > LONGEST_NAME) {
            throw DomainException.invalid("too-long", "/name", "At most " + LONGEST_NAME + " characters.");
        }
        return name.strip();
    }

    public JsonObject ruleJson() {
        return RuleReader.json(rule);
    }

    public boolean isDeleted() {
        return deletedAt != null;
    }
}
