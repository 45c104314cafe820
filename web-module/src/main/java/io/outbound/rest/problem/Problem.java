package io.outbound.rest.problem;

import io.outbound.kernel.FieldError;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One refusal, before it is put into a language and tied to a request.
 *
 * @param code stable, kebab-case; the last part of the problem's type
 * @param more further members of the JSON object, for example {@code logId}, {@code report}, {@code gaps}
 * @param headers further response headers
 */
public record Problem(
        int status,
        String code,
        Optional<String> detail,
        List<FieldError> errors,
        Map<String, Object> more,
        Map<String, String> headers) {

    private static final Map<Integer, String> CODES = Map.of(
            401, "unauthenticated",
            403, "forbidden",
            404, "not-found",
            405, "method-not-allowed",
            406, "not-acceptable",
            413, "payload-too-large",
            415, "unsupported-media-type",
            503, "unavailable");

    public static Problem of(int status, String code) {
        return new Problem(status, code, Optional.empty(), List.of(), Map.of(), Map.of());
    }

    /** For a status that says it all. */
    public static Problem of(int status) {
        return of(status, CODES.getOrDefault(status, status < 500 ? "bad-request" : "internal"));
    }

    public static Problem of(int status, String code, String detail) {
        return of(status, code).detail(detail);
    }

    public Problem detail(String text) {
        return new Problem(status, code, Optional.ofNullable(text), errors, more, headers);
    }

    public Problem errors(List<FieldError> fields) {
        return new Problem(status, code, detail, List.copyOf(fields), more, headers);
    }

    /** Adds a member; anything that {@code rest.json} can write. */
    public Problem with(String member, Object value) {
        Map<String, Object> members = new LinkedHashMap<>(more);
        members.put(member, value);
        return new Problem(status, code, detail, errors, members, headers);
    }

    public Problem header(String name, Object value) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put(name, value.toString());
        return new Problem(status, code, detail, errors, more, all);
    }

    /** The reason phrase; some servers have none for the newer codes. */
    String reason() {
        return switch (status) {
            case 422 -> "Unprocessable Content";
            case 428 -> "Precondition Required";
            case 429 -> "Too Many Requests";
            default ->
                Optional.ofNullable(Response.Status.fromStatusCode(status))
                        .map(Response.Status::getReasonPhrase)
                        .orElse("Refused");
        };
    }

    /** @param seconds at least 1 */
    public Problem retryAfter(long seconds) {
        return header("Retry-After", Math.max(1, seconds));
    }
}
