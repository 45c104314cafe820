package io.outbound.kernel;

import java.util.List;
import java.util.Map;

/**
 * A business "no": the request was understood and is refused for a reason that its sender can act on.
 *
 * <p>{@link #code()} is stable, kebab-case and public (the last part of a problem type); {@link #kind()} tells an outer
 * layer what sort of refusal it is without naming a protocol.
 */
public class DomainException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What sort of refusal this is. */
    public enum Kind {
        /** The request cannot be read. */
        MALFORMED,
        /** The request can be read but its meaning is not acceptable. */
        INVALID,
        /** There is no such thing, or not for this caller. */
        NOT_FOUND,
        /** The thing is in a state that does not allow this. */
        CONFLICT,
        /** The caller saw an older version. */
        STALE,
        /** The caller may not do this. */
        FORBIDDEN,
        /** Too much at once; may be tried again later. */
        TOO_MANY,
        /** Larger than allowed. */
        TOO_LARGE
    }

    private final Kind kind;
    private final String code;
    private final transient List<FieldError> errors;

    public DomainException(Kind kind, String code, String detail) {
        this(kind, code, detail, List.of());
    }

    public DomainException(Kind kind, String code, String detail, List<FieldError> errors) {
        super(detail);
        this.kind = kind;
        this.code = code;
        this.errors = List.copyOf(errors);
    }

    public Kind kind() {
        return kind;
    }

    public String code() {
        return code;
    }

    /** One entry for each field at fault; empty when no single field is. */
    public List<FieldError> errors() {
        return errors == null ? List.of() : errors;
    }

    /** Further facts for the caller, by name: texts, numbers, lists and records of them. */
    public Map<String, Object> facts() {
        return Map.of();
    }

    public static DomainException notFound(String what, Object id) {
        return new DomainException(Kind.NOT_FOUND, what + "-not-found", "There is no " + what + " " + id + ".");
    }

    public static DomainException invalid(String code, String pointer, String message) {
        return new DomainException(Kind.INVALID, code, message, List.of(new FieldError(pointer, code, message)));
    }
}
