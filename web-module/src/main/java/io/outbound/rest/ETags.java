package io.outbound.rest;

import io.outbound.rest.problem.Problem;
import io.outbound.rest.problem.ProblemException;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The version of a thing as its strong entity tag, for example {@code "7"} (RFC 9110 §8.8.3). */
public final class ETags {

    private static final Pattern TAG = Pattern.compile("\"(\\d{1,18})\"");

    private ETags() {}

    public static EntityTag of(long version) {
        return new EntityTag(String.valueOf(version));
    }

    /**
     * The version that the caller saw, from {@code If-Match}.
     *
     * @throws ProblemException 428 without the header, 412 when it is no tag of ours
     */
    public static long expected(HttpHeaders headers) {
        String given = headers.getHeaderString(HttpHeaders.IF_MATCH);
        if (given == null || given.isBlank()) {
            throw new ProblemException(Problem.of(428, "precondition-required"));
        }
        Matcher tag = TAG.matcher(given.strip());
        if (!tag.matches()) {
            throw new ProblemException(Problem.of(412, "version-conflict"));
        }
        return Long.parseLong(tag.group(1));
    }

    /** The same where the header may be missing: then the caller does not care. */
    public static Optional<Long> given(HttpHeaders headers) {
        String given = headers.getHeaderString(HttpHeaders.IF_MATCH);
        return given == null || given.isBlank() ? Optional.empty() : Optional.of(expected(headers));
    }

    /** @throws ProblemException 428, or 412 when {@code actual} is not what the caller saw */
    public static void check(HttpHeaders headers, long actual) {
        if (expected(headers) != actual) {
            throw new ProblemException(Problem.of(412, "version-conflict"));
        }
    }
}
