package io.outbound.limit;

/**
 * A limit that an administrator sets for all campaigns.
 *
 * @param subject a channel's name; or a recipient's domain in lower case, {@code *} for each that has none of its own
 */
public record RateLimit(Kind kind, String subject, int perSecond) {

    /** What it is about. */
    public enum Kind {
        CHANNEL,
        DOMAIN
    }
}
